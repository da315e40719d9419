// German. What the values are is said in en.js; the rest is in more/.

export default {
  heading: 'Passt zu Ihrem Warenkorb',
  heading_product: 'Passt dazu',
  heading_checkout: 'Zu Ihrer Bestellung',
  for_trigger: 'Zu: {0}',

  accept_named: '{0}: {1}, {2}',
  add: 'Hinzufügen',
  dismiss_named: 'Nein danke: {0}',

  more: '+{0}',
  less: '−{0}',
  compare_at: 'Niedrigster Preis der letzten 30 Tage: {0}',
  unit_price: '{0} / {1}',

  choose_variant: 'Auswählen',

  orphan: '{0} gehörte zu: {1}. Das ist nicht mehr im Warenkorb.',
};
