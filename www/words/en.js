// English. {0}, {1} and {2} are what the view fills in; the comments say what. Where a count decides the form, the
// entry is an object with the forms of Intl.PluralRules for {0}.

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

  // Buttons
  add_kit: 'Add the set',
  add_more: { one: 'Add one more', other: 'Add {0} more' },
  apply_deal: 'Apply the set price',
  switch_to: 'Switch to {0}',
  take_step: 'Choose {0}',
  keep_as_it_is: 'Nothing to change',
  undo: 'Undo',
  undo_named: 'Undo: {0}',
  try_again: 'Try again',
  try_again_named: 'Try again: {0}',
  remove_added: 'Remove what was added',
  remove_named: 'Remove what was added: {0}',

  // What is in a card
  saving: 'You save {0} against buying separately', // {1} is the same in percent
  in_your_cart: 'in your cart',
  times: '{0} ×',
  steps_for: '{0}: options',
  as_it_is: 'As it is',

  // What a card says after the shopper's own action
  busy: 'One moment …',
  accepted: 'Added: {0}',
  applied: 'The set price is applied.',
  switched: 'Switched.',
  chosen: 'Chosen: {0}',
  confirmed: 'Noted with your order.',
  failed: 'That did not work. Your cart is as it was.',
  failed_message: '{0} Your cart is as it was.', // the shop's own sentence
  failed_unknown: 'The shop did not answer. Please look at your cart before you try again.',
  stuck: 'That worked only in part. This is what is in your cart now: {0}',
  mismatch: 'This was shown at {0}; the cart charges {1}.',
  withdrawn: 'This offer is not available any more. Your cart is as it was.',
  dismissed: 'Not shown again',
};
