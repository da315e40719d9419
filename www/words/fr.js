// French. What the values are is said in en.js. A figure rather than "un" or "une": it goes with
// every noun. Before a colon stands a no-break space, before a semicolon a narrow one.

export default {
  heading: 'Va bien avec votre panier',
  heading_check: 'À vérifier',
  heading_product: 'Va bien avec cet article',
  heading_checkout: 'Pour votre commande',
  for_trigger: 'Pour : {0}',

  accept_named: '{0} : {1}, {2}',
  add_named: 'Ajouter {1}, {2}',
  add: 'Ajouter',
  dismiss_named: 'Non merci : {0}',
  named: '{0} : {1}',

  more: '+{0}',
  less: '−{0}',
  compare_at: 'Prix le plus bas des 30 derniers jours : {0}',
  unit_price: '{0} / {1}',
  instead_of: 'au lieu de {0} séparément',

  choose_variant: 'Choisir : {0}',
  choose: 'À choisir',

  orphan: '{0} accompagnait : {1}. Cet article n’est plus dans le panier.',

  add_kit: 'Ajouter le lot',
  add_more: { one: 'En ajouter encore {0}', many: 'En ajouter encore {0}', other: 'En ajouter encore {0}' },
  apply_deal: 'Appliquer le prix du lot',
  switch_to: 'Passer à {0}',
  take_step: 'Choisir {0}, {1}',
  keep_as_it_is: 'Rien à changer',
  undo: 'Annuler',
  try_again: 'Réessayer',
  remove_added: 'Retirer l’ajout',

  saving: '{0} d’économie par rapport à l’achat séparé',
  times: '{0} ×',
  steps_for: '{0} : options',
  as_it_is: 'Tel quel',

  busy: 'Un instant…',
  accepted: 'Ajouté : {0}',
  applied: 'Prix du lot appliqué',
  switched: 'Remplacé par {0}',
  chosen: 'Choisi : {0}',
  confirmed: 'Noté avec votre commande',
  failed: 'Cela n’a pas fonctionné. Votre panier est inchangé.',
  failed_message: '{0} Votre panier est inchangé.',
  sentence: '{0}.',
  failed_in_part: '{0} Ce qui avait été ajouté a été retiré. Votre panier est inchangé.',
  failed_unknown: 'La boutique n’a pas répondu. Vérifiez votre panier avant de réessayer.',
  stuck: 'Cela n’a fonctionné qu’en partie. Voici ce que contient maintenant votre panier : {0}',
  mismatch: 'Le prix affiché était {0} ; le panier facture {1}.',
  withdrawn: 'Cette offre n’est plus disponible. Votre panier est inchangé.',
  dismissed: 'Ne sera plus proposé',
};
