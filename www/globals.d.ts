// What a page of a shop may have, besides what every browser has. Every one of these may be missing.

/** Shopify's own object. */
interface ShopifyGlobal {
  routes?: { root?: string };
  country?: string;
  locale?: string;
  designMode?: boolean;
  theme?: { schema_name?: string; role?: string };
  customerPrivacy?: {
    analyticsProcessingAllowed?(): boolean;
    preferencesProcessingAllowed?(): boolean;
  };
  analytics?: { publish?(name: string, data: object): unknown };
  actions?: ShopifyActions;
}

/** Shopify's standard storefront actions. */
interface ShopifyActions {
  updateCart?: {
    (input: object, options: object): Promise<{ userErrors?: { message: string }[] } | undefined>;
    isDefault?(): boolean;
  };
}

/** The library liquid-ajax-cart. */
interface LiquidAjaxCart {
  init?: boolean;
  update(
    body: object,
    options: { lastCallback(state: { responseData?: { ok?: boolean; body?: unknown } }): void },
  ): void;
}

/** What we use of jQuery. */
type JQueryLike = (element: Element) => {
  on(events: string, handler: (event: { type: string }) => void): unknown;
  off(events: string, handler: (event: { type: string }) => void): unknown;
  trigger(event: string): unknown;
};

declare var Shopify: ShopifyGlobal | undefined;
declare var liquidAjaxCart: LiquidAjaxCart | undefined;
declare var jQuery: JQueryLike | undefined;
/** The WP Consent API. */
declare var wp_consent_type: string | undefined;
declare function wp_has_consent(category: string): boolean;
/** WooCommerce's block settings; both may carry the nonce of the Store API. */
declare var wcBlocksMiddlewareConfig: { storeApiNonce?: string } | undefined;
declare var wcSettings: { storeApiNonce?: string } | undefined;
/** Trusted Types, which TypeScript does not know yet. */
declare var trustedTypes:
  | { createPolicy(name: string, rules: object): { createScriptURL(input: string): unknown } }
  | undefined;
/** Google Tag Manager. */
declare var dataLayer: object[] | undefined;
