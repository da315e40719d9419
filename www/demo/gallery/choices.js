// What the gallery shows its cards in: theme, scheme, width, language.

/** Whose drawers these are like; and a cart page. */
export const THEMES = {
  demo: 'Demo shop',
  dawn: 'Like Dawn',
  horizon: 'Like Horizon',
  woocommerce: 'Like WooCommerce',
  page: 'A cart page like Dawn’s',
};

export const SCHEMES = { light: 'Light', dark: 'Dark' };

/** Windows, in CSS pixels: of a wide one only the drawer is to be seen, and all of a cart page. */
export const WIDTHS = {
  phone: { label: 'Phone, 390 pixels', window: 390, seen: 390 },
  desktop: { label: 'Desktop, 1280 pixels', window: 1280, seen: 480 },
};

/** The languages that the product speaks. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  'pt-BR': 'Português',
  ja: '日本語',
  ar: 'العربية',
};

/** How high a window is. */
export const HEIGHT = 640;
