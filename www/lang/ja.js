// Japanese. What the values are is said in en.js; the rest is in more/. No spaces around values; full-width punctuation.

export default {
  heading: 'カートの商品と一緒に',
  heading_product: 'この商品と一緒に',
  heading_checkout: 'ご注文に合わせて',
  for_trigger: '「{0}」向け',

  accept_named: '{0}：{1}、{2}',
  add: '追加する',
  dismiss_named: '今回は不要：{0}',

  more: '+{0}',
  less: '−{0}',
  compare_at: '過去30日間の最安値：{0}',
  unit_price: '{0} / {1}',

  choose_variant: '選択',

  orphan: '{0}は「{1}」向けの商品ですが、「{1}」はカートにありません。',
};
