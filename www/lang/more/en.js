// English: what is said by the forms beyond a product, and after the shopper's own action. It comes with the second part of
// the engine. What {0} and objects mean is said in ../en.js.

export default {
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
};
