// Spanish, as it is understood on both sides of the ocean. What the values are is said in en.js; the rest is in more/.

export default {
  heading: 'Combina con tu carrito',
  heading_product: 'Combina con este producto',
  heading_checkout: 'Para tu pedido',
  for_trigger: 'Para: {0}',

  accept_named: '{0}: {1}, {2}',
  add: 'Añadir',
  dismiss_named: 'No, gracias: {0}',

  more: '+{0}',
  less: '−{0}',
  compare_at: 'Precio más bajo de los últimos 30 días: {0}',
  unit_price: '{0} / {1}',

  choose_variant: 'Elegir',

  orphan: '{0} era para: {1}, que ya no está en el carrito.',
};
