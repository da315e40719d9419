// Brazilian Portuguese; readers in Portugal get it too. What the values are is said in en.js.

export default {
  heading: 'Combina com seu carrinho',
  heading_check: 'Vale conferir',
  heading_product: 'Combina com este produto',
  heading_checkout: 'Para o seu pedido',
  for_trigger: 'Para: {0}',

  accept_named: '{0}: {1}, {2}',
  add_named: 'Adicionar {1}, {2}',
  add: 'Adicionar',
  dismiss_named: 'Não, obrigado: {0}',
  named: '{0}: {1}',

  more: '+{0}',
  less: '−{0}',
  compare_at: 'Menor preço dos últimos 30 dias: {0}',
  unit_price: '{0} / {1}',
  instead_of: 'em vez de {0} separadamente',

  choose_variant: 'Escolher: {0}',
  choose: 'A escolher',

  orphan: '{0} era para: {1}, que não está mais no carrinho.',

  add_kit: 'Adicionar o conjunto',
  add_more: { one: 'Adicionar mais {0}', many: 'Adicionar mais {0}', other: 'Adicionar mais {0}' },
  apply_deal: 'Aplicar o preço do conjunto',
  switch_to: 'Trocar para {0}',
  take_step: 'Escolher {0}, {1}',
  keep_as_it_is: 'Nada a mudar',
  undo: 'Desfazer',
  try_again: 'Tentar de novo',
  remove_added: 'Remover o que foi adicionado',

  saving: 'Economia de {0} em relação à compra separada',
  times: '{0} ×',
  steps_for: '{0}: opções',
  as_it_is: 'Como está',

  busy: 'Um momento…',
  accepted: 'Adicionado: {0}',
  applied: 'Preço do conjunto aplicado',
  switched: 'Trocado para {0}',
  chosen: 'Escolhido: {0}',
  confirmed: 'Anotado no seu pedido',
  failed: 'Não deu certo. Seu carrinho continua igual.',
  failed_message: '{0} Seu carrinho continua igual.',
  sentence: '{0}.',
  failed_in_part: '{0} O que tinha sido adicionado foi removido. Seu carrinho continua igual.',
  failed_unknown: 'A loja não respondeu. Confira seu carrinho antes de tentar de novo.',
  stuck: 'Deu certo só em parte. Isto é o que há agora no seu carrinho: {0}',
  mismatch: 'O preço exibido era {0}; o carrinho cobra {1}.',
  withdrawn: 'Esta oferta não está mais disponível. Seu carrinho continua igual.',
  dismissed: 'Não será mostrado de novo',
};
