// Japanese. What the values are is said in en.js. No spaces around values; full-width punctuation.

export default {
  heading: 'カートの商品と一緒に',
  heading_check: '確認しておきたいこと',
  heading_product: 'この商品と一緒に',
  heading_checkout: 'ご注文に合わせて',
  for_trigger: '「{0}」向け',

  accept_named: '{0}：{1}、{2}',
  add_named: '{1}を追加する、{2}',
  add: '追加する',
  dismiss_named: '今回は不要：{0}',
  named: '{0}：{1}',

  more: '+{0}',
  less: '−{0}',
  compare_at: '過去30日間の最安値：{0}',
  unit_price: '{0} / {1}',
  instead_of: '（別々に買うと{0}）',

  choose_variant: '選択：{0}',
  choose: '選んでください',

  orphan: '{0}は「{1}」向けの商品ですが、「{1}」はカートにありません。',

  add_kit: 'セットを追加する',
  add_more: { other: 'あと{0}点追加する' },
  apply_deal: 'セット価格を適用する',
  switch_to: '{0}に変更する',
  take_step: '{0}を選ぶ、{1}',
  keep_as_it_is: '変更なし',
  undo: '元に戻す',
  try_again: 'もう一度試す',
  remove_added: '追加した商品を削除する',

  saving: '別々に買うより{0}お得です',
  times: '{0} ×',
  steps_for: '{0}：オプション',
  as_it_is: '現在のまま',

  busy: 'お待ちください…',
  accepted: '{0}を追加しました',
  applied: 'セット価格を適用しました',
  switched: '{0}に変更しました',
  chosen: '{0}を選びました',
  confirmed: 'ご注文に記録しました',
  failed: '処理できませんでした。カートの内容は変わっていません。',
  failed_message: '{0} カートの内容は変わっていません。',
  sentence: '{0}。',
  failed_in_part: '{0} 追加された商品は取り消しました。カートの内容は変わっていません。',
  failed_unknown: 'ショップから応答がありませんでした。もう一度お試しになる前に、カートをご確認ください。',
  stuck: '一部のみ完了しました。現在のカートの内容：{0}',
  mismatch: '表示価格は{0}でしたが、カートでは{1}が請求されます。',
  withdrawn: 'この提案は現在ご利用いただけません。カートの内容は変わっていません。',
  dismissed: '今後は表示しません',
};
