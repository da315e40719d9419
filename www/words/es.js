// Spanish, as it is understood on both sides of the ocean. What the values are is said in en.js.

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

  add_kit: 'Añadir el conjunto',
  add_more: { one: 'Añadir {0} más', many: 'Añadir {0} más', other: 'Añadir {0} más' },
  apply_deal: 'Aplicar el precio del conjunto',
  switch_to: 'Cambiar a {0}',
  take_step: 'Elegir {0}',
  keep_as_it_is: 'Nada que cambiar',
  undo: 'Deshacer',
  undo_named: 'Deshacer: {0}',
  try_again: 'Intentar de nuevo',
  try_again_named: 'Intentar de nuevo: {0}',
  remove_added: 'Quitar lo añadido',
  remove_named: 'Quitar lo añadido: {0}',

  saving: 'Ahorras {0} frente a la compra por separado',
  in_your_cart: 'en tu carrito',
  times: '{0} ×',
  steps_for: '{0}: opciones',
  as_it_is: 'Tal como está',

  busy: 'Un momento…',
  accepted: 'Añadido: {0}',
  applied: 'Se aplicó el precio del conjunto.',
  switched: 'Cambiado.',
  chosen: 'Elegido: {0}',
  confirmed: 'Anotado en tu pedido.',
  failed: 'No se pudo completar. Tu carrito sigue igual.',
  failed_message: '{0} Tu carrito sigue igual.',
  failed_unknown: 'La tienda no respondió. Revisa tu carrito antes de volver a intentarlo.',
  stuck: 'Solo se completó en parte. Esto es lo que hay ahora en tu carrito: {0}',
  mismatch: 'El precio mostrado era {0}; el carrito cobra {1}.',
  withdrawn: 'Esta oferta ya no está disponible. Tu carrito sigue igual.',
  dismissed: 'No se volverá a mostrar',
};
