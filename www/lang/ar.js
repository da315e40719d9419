// Arabic. What the values are is said in en.js; the rest is in more/.

export default {
  direction: 'rtl',

  heading: 'يناسب سلتك',
  heading_product: 'يناسب هذا المنتج',
  heading_checkout: 'لطلبك',
  for_trigger: 'من أجل {0}',

  accept_named: '{0}: {1}، {2}',
  add: 'أضف',
  dismiss_named: 'لا شكرًا: {0}',

  more: '+{0}',
  less: '−{0}',
  compare_at: 'أدنى سعر في آخر 30 يومًا: {0}',
  unit_price: '{0} / {1}',

  choose_variant: 'اختر',

  orphan: 'كان المنتج {0} من أجل {1}، ولم يعد هذا الأخير في السلة.',
};
