// French. What the values are is said in en.js; the rest is in more/. A figure rather than "un" or "une": it goes with
// every noun. Before a colon stands a no-break space, before a semicolon a narrow one.

export default {
  heading: 'Va bien avec votre panier',
  heading_product: 'Va bien avec cet article',
  heading_checkout: 'Pour votre commande',
  for_trigger: 'Pour : {0}',

  accept_named: '{0} : {1}, {2}',
  add: 'Ajouter',
  dismiss_named: 'Non merci : {0}',

  more: '+{0}',
  less: '−{0}',
  compare_at: 'Prix le plus bas des 30 derniers jours : {0}',
  unit_price: '{0} / {1}',

  choose_variant: 'Choisir',

  orphan: '{0} accompagnait : {1}. Cet article n’est plus dans le panier.',
};
