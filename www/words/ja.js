// Japanese. What the values are is said in en.js. No spaces around values; full-width punctuation.

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

  add_kit: 'セットを追加する',
  add_more: { other: 'あと{0}点追加する' },
  apply_deal: 'セット価格を適用する',
  switch_to: '{0}に変更する',
  take_step: '{0}を選ぶ',
  keep_as_it_is: '変更なし',
  undo: '元に戻す',
  undo_named: '元に戻す：{0}',
  try_again: 'もう一度試す',
  try_again_named: 'もう一度試す：{0}',
  remove_added: '追加した商品を削除する',
  remove_named: '追加した商品を削除する：{0}',

  saving: '別々に買うより{0}お得です',
  in_your_cart: 'カートにあります',
  times: '{0} ×',
  steps_for: '{0}：オプション',
  as_it_is: '現在のまま',

  busy: 'お待ちください…',
  accepted: '追加しました：{0}',
  applied: 'セット価格が適用されました。',
  switched: '変更しました。',
  chosen: '選択しました：{0}',
  confirmed: 'ご注文に記録しました。',
  failed: '処理できませんでした。カートの内容は変わっていません。',
  failed_message: '{0} カートの内容は変わっていません。',
  failed_unknown: 'ショップから応答がありませんでした。もう一度お試しになる前に、カートをご確認ください。',
  stuck: '一部のみ完了しました。現在のカートの内容：{0}',
  mismatch: '表示価格は{0}でしたが、カートでは{1}が請求されます。',
  withdrawn: 'この提案は現在ご利用いただけません。カートの内容は変わっていません。',
  dismissed: '今後は表示しません',
};
