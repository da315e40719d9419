// German. What the values are is said in en.js.

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

  add_kit: 'Set hinzufügen',
  add_more: { one: 'Noch eins hinzufügen', other: 'Noch {0} hinzufügen' },
  apply_deal: 'Set-Preis anwenden',
  switch_to: 'Zu {0} wechseln',
  take_step: '{0} wählen',
  keep_as_it_is: 'Nichts zu ändern',
  undo: 'Rückgängig',
  undo_named: 'Rückgängig: {0}',
  try_again: 'Noch einmal versuchen',
  try_again_named: 'Noch einmal versuchen: {0}',
  remove_added: 'Hinzugefügtes entfernen',
  remove_named: 'Hinzugefügtes entfernen: {0}',

  saving: 'Sie sparen {0} gegenüber dem Einzelkauf',
  in_your_cart: 'im Warenkorb',
  times: '{0} ×',
  steps_for: '{0}: Auswahl',
  as_it_is: 'Wie es ist',

  busy: 'Einen Moment …',
  accepted: 'Hinzugefügt: {0}',
  applied: 'Der Set-Preis gilt jetzt.',
  switched: 'Gewechselt.',
  chosen: 'Gewählt: {0}',
  confirmed: 'Bei Ihrer Bestellung vermerkt.',
  failed: 'Das hat nicht geklappt. Ihr Warenkorb ist unverändert.',
  failed_message: '{0} Ihr Warenkorb ist unverändert.',
  failed_unknown:
    'Der Shop hat nicht geantwortet. Bitte sehen Sie in den Warenkorb, bevor Sie es noch einmal versuchen.',
  stuck: 'Das hat nur zum Teil geklappt. Das ist jetzt in Ihrem Warenkorb: {0}',
  mismatch: 'Angezeigt war {0}; der Warenkorb berechnet {1}.',
  withdrawn: 'Dieses Angebot gilt nicht mehr. Ihr Warenkorb ist unverändert.',
  dismissed: 'Wird nicht mehr gezeigt',
};
