// Brazilian Portuguese; readers in Portugal get it too. What the values are is said in en.js; the rest is in more/.

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
};
