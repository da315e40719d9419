// Spanish, as it is understood on both sides of the ocean. What the values are is said in en.js.

export default {
  heading: 'Combina con tu carrito',
  heading_check: 'Conviene revisar',
  heading_product: 'Combina con este producto',
  heading_checkout: 'Para tu pedido',
  for_trigger: 'Para: {0}',

  accept_named: '{0}: {1}, {2}',
  add_named: 'Añadir {1}, {2}',
  add: 'Añadir',
  dismiss_named: 'No, gracias: {0}',
  named: '{0}: {1}',

  more: '+{0}',
  less: '−{0}',
  compare_at: 'Precio más bajo de los últimos 30 días: {0}',
  unit_price: '{0} / {1}',
  instead_of: 'en vez de {0} por separado',

  choose_variant: 'Elegir: {0}',
  choose: 'Por elegir',

  orphan: '{0} era para: {1}, que ya no está en el carrito.',

  add_kit: 'Añadir el conjunto',
  add_more: { one: 'Añadir {0} más', many: 'Añadir {0} más', other: 'Añadir {0} más' },
  apply_deal: 'Aplicar el precio del conjunto',
  switch_to: 'Cambiar a {0}',
  take_step: 'Elegir {0}, {1}',
  keep_as_it_is: 'Nada que cambiar',
  undo: 'Deshacer',
  try_again: 'Intentar de nuevo',
  remove_added: 'Quitar lo añadido',

  saving: 'Ahorro de {0} frente a la compra por separado',
  times: '{0} ×',
  steps_for: '{0}: opciones',
  as_it_is: 'Tal como está',

  busy: 'Un momento…',
  accepted: 'Añadido: {0}',
  applied: 'Precio del conjunto aplicado',
  switched: 'Cambiado a {0}',
  chosen: 'Elegido: {0}',
  confirmed: 'Anotado en tu pedido',
  failed: 'No se pudo completar. Tu carrito sigue igual.',
  failed_message: '{0} Tu carrito sigue igual.',
  sentence: '{0}.',
  failed_in_part: '{0} Lo que se había añadido se ha quitado. Tu carrito sigue igual.',
  failed_unknown: 'La tienda no respondió. Revisa tu carrito antes de volver a intentarlo.',
  stuck: 'Solo se completó en parte. Esto es lo que hay ahora en tu carrito: {0}',
  mismatch: 'El precio mostrado era {0}; el carrito cobra {1}.',
  withdrawn: 'Esta oferta ya no está disponible. Tu carrito sigue igual.',
  dismissed: 'No se volverá a mostrar',
};
