// Arabic. What the values are is said in en.js.

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

  add_kit: 'أضف المجموعة',
  add_more: {
    one: 'أضف واحدة أخرى',
    two: 'أضف اثنتين أخريين',
    few: 'أضف {0} قطع أخرى',
    many: 'أضف {0} قطعة أخرى',
    other: 'أضف {0} قطعة أخرى',
  },
  apply_deal: 'طبّق سعر المجموعة',
  switch_to: 'غيّر إلى {0}',
  take_step: 'اختر {0}',
  keep_as_it_is: 'لا شيء للتغيير',
  undo: 'تراجع',
  undo_named: 'تراجع: {0}',
  try_again: 'إعادة المحاولة',
  try_again_named: 'إعادة المحاولة: {0}',
  remove_added: 'أزل ما أُضيف',
  remove_named: 'أزل ما أُضيف: {0}',

  saving: 'توفّر {0} مقارنة بالشراء المنفصل',
  in_your_cart: 'في سلتك',
  times: '{0} ×',
  steps_for: '{0}: الخيارات',
  as_it_is: 'كما هو',

  busy: 'لحظة من فضلك …',
  accepted: 'أُضيف: {0}',
  applied: 'طُبّق سعر المجموعة.',
  switched: 'تم التغيير.',
  chosen: 'تم اختيار: {0}',
  confirmed: 'سُجّل مع طلبك.',
  failed: 'لم ينجح ذلك. سلتك كما كانت.',
  failed_message: '{0} سلتك كما كانت.',
  failed_unknown: 'لم يُجب المتجر. يُرجى النظر في سلتك قبل المحاولة مرة أخرى.',
  stuck: 'نجح ذلك جزئيًا فقط. هذا ما في سلتك الآن: {0}',
  mismatch: 'عُرض هذا بسعر {0}؛ والسلة تحسب {1}.',
  withdrawn: 'لم يعد هذا العرض متاحًا. سلتك كما كانت.',
  dismissed: 'لن يظهر مرة أخرى',
};
