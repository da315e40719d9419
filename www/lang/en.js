// English: what a suggested product says, before anything is pressed. The rest is in more/en.js. {0}, {1} and {2} are what
// the view fills in; the comments say what. Where a count decides the form, the entry is an object with the forms of
// Intl.PluralRules for {0}.

export default {
  heading: 'Goes with your cart',
  heading_product: 'Goes with this',
  heading_checkout: 'For your order',
  for_trigger: 'For your {0}', // the line that caused it; for assistive technology

  // Buttons. {0} of accept_named is the button's own text, {1} the title, {2} the price
  accept_named: '{0}: {1}, {2}',
  add: 'Add',
  dismiss_named: 'No thanks: {0}',

  // Prices
  more: '+{0}',
  less: '−{0}',
  compare_at: 'Lowest price of the last 30 days: {0}',
  unit_price: '{0} / {1}', // a price, "100 g"

  choose_variant: 'Choose',

  // Said once: what was added, what it was for
  orphan: '{0} was for your {1}, which is no longer in the cart.',
};
