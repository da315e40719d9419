// Brazilian Portuguese; readers in Portugal get it too. What the values are is said in en.js.

export default {
  heading: 'Combina com seu carrinho',
  heading_product: 'Combina com este produto',
  heading_checkout: 'Para o seu pedido',
  for_trigger: 'Para: {0}',

  accept_named: '{0}: {1}, {2}',
  add: 'Adicionar',
  dismiss_named: 'Não, obrigado: {0}',

  more: '+{0}',
  less: '−{0}',
  compare_at: 'Menor preço dos últimos 30 dias: {0}',
  unit_price: '{0} / {1}',

  choose_variant: 'Escolher',

  orphan: '{0} era para: {1}, que não está mais no carrinho.',

  add_kit: 'Adicionar o conjunto',
  add_more: { one: 'Adicionar mais {0}', many: 'Adicionar mais {0}', other: 'Adicionar mais {0}' },
  apply_deal: 'Aplicar o preço do conjunto',
  switch_to: 'Trocar para {0}',
  take_step: 'Escolher {0}',
  keep_as_it_is: 'Nada a mudar',
  undo: 'Desfazer',
  undo_named: 'Desfazer: {0}',
  try_again: 'Tentar de novo',
  try_again_named: 'Tentar de novo: {0}',
  remove_added: 'Remover o que foi adicionado',
  remove_named: 'Remover o que foi adicionado: {0}',

  saving: 'Você economiza {0} em relação à compra separada',
  in_your_cart: 'no seu carrinho',
  times: '{0} ×',
  steps_for: '{0}: opções',
  as_it_is: 'Como está',

  busy: 'Um momento…',
  accepted: 'Adicionado: {0}',
  applied: 'O preço do conjunto foi aplicado.',
  switched: 'Troca feita.',
  chosen: 'Escolhido: {0}',
  confirmed: 'Anotado no seu pedido.',
  failed: 'Não deu certo. Seu carrinho continua igual.',
  failed_message: '{0} Seu carrinho continua igual.',
  failed_unknown: 'A loja não respondeu. Confira seu carrinho antes de tentar de novo.',
  stuck: 'Deu certo só em parte. Isto é o que há agora no seu carrinho: {0}',
  mismatch: 'O preço exibido era {0}; o carrinho cobra {1}.',
  withdrawn: 'Esta oferta não está mais disponível. Seu carrinho continua igual.',
  dismissed: 'Não será mostrado de novo',
};
