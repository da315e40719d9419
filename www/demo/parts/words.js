// The shop's own words. What is missing in a language is said in English.

const WORDS = {
  en: {
    tagline: 'Useful things, well made.',
    intro: 'A small shop that does not exist. Put something in the cart, and see whether we have anything sensible to say about it.',
    cart: 'Cart', your_cart: 'Your cart', close: 'Close', items: 'items', theme: 'Light or dark',
    add: 'Add to cart', choose: 'Choose', sold_out: 'Sold out', not_here: 'Not sold in {currency}', from: 'from {price}', added: 'Added to your cart.',
    empty: 'Nothing in here yet.', keep_looking: 'Keep looking',
    fewer: 'One less of {title}', more: 'One more of {title}', quantity: 'Quantity of {title}', remove: 'Remove', remove_item: 'Remove {title}', belongs: 'For your {title}',
    goods: 'Goods', total: 'Total', tax_in: 'Tax included', tax_out: 'Before tax', code: 'Discount code', have_code: 'Add a discount code', apply: 'Apply', remove_code: 'Remove the code {code}',
    to_checkout: 'Checkout', checkout: 'Checkout', summary: 'Summary', delivery: 'Delivery', standard: 'Standard, three to five working days', priority: 'Priority, one working day', free: 'Free',
    by_email: 'By e-mail; nothing is shipped', pretend: 'To a pretend address: 12 Orchard Lane. Nothing is asked of you and nothing is charged.', place_order: 'Place order',
    thanks: 'Thank you.', thanks_text: 'Nothing was charged and nothing will arrive, but you did it nicely.', back: 'Back to the shop', left: 'Not sold here, and so taken out of your cart: {titles}.',
    plan: 'How often', once: 'Just once', subscription: 'Subscription', footer: 'Alder & Quince is made up. Your cart stays in this browser.', not_found: 'We do not have that.', failed: 'Something went wrong. Please try again.',
  },
  de: {
    tagline: 'Nützliches, gut gemacht.',
    intro: 'Ein kleiner Laden, den es nicht gibt. Legen Sie etwas in den Warenkorb und sehen Sie, ob uns etwas Kluges dazu einfällt.',
    cart: 'Warenkorb', your_cart: 'Ihr Warenkorb', close: 'Schließen', items: 'Artikel', theme: 'Hell oder dunkel',
    add: 'In den Warenkorb', choose: 'Auswählen', sold_out: 'Ausverkauft', not_here: 'Nicht in {currency} erhältlich', from: 'ab {price}', added: 'Liegt in Ihrem Warenkorb.',
    empty: 'Noch nichts drin.', keep_looking: 'Weiter umsehen',
    fewer: 'Eins weniger: {title}', more: 'Eins mehr: {title}', quantity: 'Menge: {title}', remove: 'Entfernen', remove_item: '{title} entfernen', belongs: 'Gehört zu: {title}',
    goods: 'Waren', total: 'Summe', tax_in: 'inkl. MwSt.', tax_out: 'zzgl. Steuern', code: 'Gutscheincode', have_code: 'Gutscheincode eingeben', apply: 'Einlösen', remove_code: 'Code {code} entfernen',
    to_checkout: 'Zur Kasse', checkout: 'Kasse', summary: 'Übersicht', delivery: 'Lieferung', standard: 'Standard, drei bis fünf Werktage', priority: 'Eilzustellung, ein Werktag', free: 'Kostenlos',
    by_email: 'Per E-Mail; es wird nichts verschickt', pretend: 'An eine erfundene Adresse: Obstgartenweg 12. Wir fragen nichts und berechnen nichts.', place_order: 'Bestellen',
    thanks: 'Danke.', thanks_text: 'Es wurde nichts berechnet und es kommt auch nichts, aber schön haben Sie das gemacht.', back: 'Zurück in den Laden', left: 'Hier nicht erhältlich und deshalb nicht mehr im Warenkorb: {titles}.',
    plan: 'Wie oft', once: 'Einmal', subscription: 'Abo', footer: 'Alder & Quince ist erfunden. Ihr Warenkorb bleibt in diesem Browser.', not_found: 'Das haben wir nicht.', failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  },
  ar: {
    tagline: 'أشياء نافعة، متقنة الصنع.',
    intro: 'متجر صغير لا وجود له. ضع شيئًا في السلة، وانظر إن كان لدينا ما يفيد قوله عنه.',
    cart: 'السلة', your_cart: 'سلتك', close: 'إغلاق', items: 'قطع', theme: 'فاتح أو داكن',
    add: 'أضف إلى السلة', choose: 'اختر', sold_out: 'نفد', not_here: 'لا يباع بعملة {currency}', from: 'من {price}', added: 'أضيف إلى سلتك.',
    empty: 'لا شيء هنا بعد.', keep_looking: 'تابع التصفح',
    fewer: 'أنقص واحدًا: {title}', more: 'زد واحدًا: {title}', quantity: 'الكمية: {title}', remove: 'إزالة', remove_item: 'إزالة {title}', belongs: 'يتبع: {title}',
    goods: 'السلع', total: 'المجموع', tax_in: 'شامل الضريبة', tax_out: 'قبل الضريبة', code: 'رمز الخصم', have_code: 'أضف رمز خصم', apply: 'تطبيق', remove_code: 'إزالة الرمز {code}',
    to_checkout: 'إتمام الشراء', checkout: 'إتمام الشراء', summary: 'الملخص', delivery: 'التوصيل', standard: 'عادي، من ثلاثة إلى خمسة أيام عمل', priority: 'سريع، يوم عمل واحد', free: 'مجاني',
    by_email: 'بالبريد الإلكتروني؛ لا يُشحن شيء', pretend: 'إلى عنوان متخيَّل. لا نسألك شيئًا ولا نحسب عليك شيئًا.', place_order: 'أكّد الطلب',
    thanks: 'شكرًا لك.', thanks_text: 'لم يُحسب شيء ولن يصل شيء، لكنك أحسنت.', back: 'العودة إلى المتجر', left: 'لا يباع هنا، ولذلك أُخرج من سلتك: {titles}.',
    plan: 'كم مرة', once: 'مرة واحدة', subscription: 'اشتراك', footer: 'هذا المتجر متخيَّل. سلتك تبقى في هذا المتصفح.', not_found: 'ليس لدينا هذا.', failed: 'حدث خطأ. حاول مرة أخرى.',
  },
};

/** @param {string} locale @returns {(key: keyof typeof WORDS.en, facts?: Record<string, string|number>) => string} */
export function wordsIn(locale) {
  const language = WORDS[locale.split('-')[0]] ?? WORDS.en;
  return (key, facts = {}) => (language[key] ?? WORDS.en[key]).replace(/\{(\w+)\}/g, (_, name) => String(facts[name] ?? ''));
}

/** @param {string} locale */
export const directionOf = (locale) => (/^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr');
