// English. {0}, {1} and {2} are what the view fills in; the comments say what. Where a count decides the form, the
// entry is an object with the forms of Intl.PluralRules for {0}.

export default {
  heading: 'Goes with your cart',
  heading_check: 'Worth checking',
  heading_product: 'Goes with this',
  heading_checkout: 'For your order',
  for_trigger: 'For your {0}', // the line that caused it; for assistive technology

  // Buttons. What they are called for assistive technology: {0} is the button's own text, {1} the title, {2} the price
  accept_named: '{0}: {1}, {2}',
  add_named: 'Add {1}, {2}',
  add: 'Add',
  dismiss_named: 'No thanks: {0}',
  named: '{0}: {1}',

  // Prices
  more: '+{0}',
  less: '−{0}',
  compare_at: 'Lowest price of the last 30 days: {0}',
  unit_price: '{0} / {1}', // a price, "100 g"
  instead_of: 'instead of {0} separately', // after what accepting adds: what the added things cost separately

  choose_variant: 'Choose: {0}',
  choose: 'Please choose', // in the list, while nothing is chosen

  // Said once: what was added, what it was for
  orphan: '{0} was for your {1}, which is no longer in the cart.',

  // Buttons; of take_step the step and its price
  add_kit: 'Add the set',
  add_more: { one: 'Add one more', other: 'Add {0} more' },
  apply_deal: 'Apply the set price',
  switch_to: 'Switch to {0}',
  take_step: 'Choose {0}, {1}',
  keep_as_it_is: 'Nothing to change',
  undo: 'Undo',
  try_again: 'Try again',
  remove_added: 'Remove what was added',

  // What is in a card
  saving: 'Saves {0} against single prices', // of what is in the cart already
  times: '{0} ×',
  steps_for: '{0}: options',
  as_it_is: 'As it is',

  // What a card says after the shopper's own action; in one line with "undo" where there is no full stop
  busy: 'One moment …',
  accepted: '{0} added',
  applied: 'Set price applied',
  switched: 'Switched to {0}',
  chosen: '{0} chosen',
  confirmed: 'Noted with your order',
  failed: 'That did not work. Your cart is as it was.',
  failed_message: '{0} Your cart is as it was.', // the shop's own sentence, which ends with a full stop
  sentence: '{0}.', // the shop's own words that do not end with a full stop
  failed_in_part: '{0} What had been added was taken out again. Your cart is as it was.',
  failed_unknown: 'The shop did not answer. Please look at your cart before you try again.',
  stuck: 'That worked only in part. This is what is in your cart now: {0}',
  mismatch: 'This was shown at {0}; the cart charges {1}.',
  withdrawn: 'This offer is not available any more. Your cart is as it was.',
  dismissed: 'Not shown again',
};
