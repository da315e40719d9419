// Arabic. What the values are is said in en.js.

export default {
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
};
