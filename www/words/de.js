// German. What the values are is said in en.js.

export default {
  heading: 'Passt zu Ihrem Warenkorb',
  heading_check: 'Vor dem Kauf prüfen',
  heading_product: 'Passt dazu',
  heading_checkout: 'Zu Ihrer Bestellung',
  for_trigger: 'Zu: {0}',

  accept_named: '{0}: {1}, {2}',
  add_named: '{1} hinzufügen, {2}',
  add: 'Hinzufügen',
  dismiss_named: 'Nein danke: {0}',
  named: '{0}: {1}',

  more: '+{0}',
  less: '−{0}',
  compare_at: 'Niedrigster Preis der letzten 30 Tage: {0}',
  unit_price: '{0} / {1}',
  instead_of: 'statt {0} einzeln',

  choose_variant: 'Auswählen: {0}',
  choose: 'Bitte wählen',

  orphan: '{0} gehörte zu: {1}. Das ist nicht mehr im Warenkorb.',

  add_kit: 'Set hinzufügen',
  add_more: { one: 'Noch eins dazu', other: 'Noch {0} dazu' },
  apply_deal: 'Set-Preis anwenden',
  switch_to: 'Zu {0} wechseln',
  take_step: '{0} wählen, {1}',
  keep_as_it_is: 'Nichts zu ändern',
  undo: 'Rückgängig',
  try_again: 'Erneut versuchen',
  remove_added: 'Hinzugefügtes entfernen',

  saving: 'Spart {0} gegenüber dem Einzelkauf',
  times: '{0} ×',
  steps_for: '{0}: Auswahl',
  as_it_is: 'Wie es ist',

  busy: 'Einen Moment …',
  accepted: '{0} hinzugefügt',
  applied: 'Set-Preis gilt jetzt',
  switched: 'Zu {0} gewechselt',
  chosen: '{0} gewählt',
  confirmed: 'Bei Ihrer Bestellung vermerkt',
  failed: 'Das hat nicht geklappt. Ihr Warenkorb ist unverändert.',
  failed_message: '{0} Ihr Warenkorb ist unverändert.',
  sentence: '{0}.',
  failed_in_part: '{0} Was schon hinzugefügt war, wurde wieder entfernt. Ihr Warenkorb ist unverändert.',
  failed_unknown:
    'Der Shop hat nicht geantwortet. Bitte sehen Sie in den Warenkorb, bevor Sie es noch einmal versuchen.',
  stuck: 'Das hat nur zum Teil geklappt. Das ist jetzt in Ihrem Warenkorb: {0}',
  mismatch: 'Angezeigt war {0}; der Warenkorb berechnet {1}.',
  withdrawn: 'Dieses Angebot gilt nicht mehr. Ihr Warenkorb ist unverändert.',
  dismissed: 'Wird nicht mehr gezeigt',
};
