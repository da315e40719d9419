// Every platform that the suite of shopper stories runs on.

import { memory } from './memory.mjs';
import { shopify, shopifyStandard } from './shopify.mjs';
import { storefrontApi } from './storefront-api.mjs';
import { woocommerce } from './woocommerce.mjs';

/**
 * What a test can do with a platform's shop. Everything is asynchronous: the shop may live in the page.
 * @typedef {object} Shop
 * @property {(page: import('playwright-core').Page) => void} [meet]  told the page before it goes there
 * @property
 *   {() => Promise<{lines: {variant: string, quantity: number, total: number, plan?: string, properties: Record<string, string>, parent?: string}[], codes: string[], total: number}>}
 *   cart as the shop itself sees it: `codes` in force, amounts in minor units, `parent` the variant of the line above
 *   it
 * @property {(variant: string, stock: number) => Promise<void>} setStock
 * @property {(variant: string, charges: Record<string, string>) => Promise<void>} charge the till charges another price
 *   from now on
 * @property {(variant: string, quantity: number, options?: Record<string, string>) => Promise<void>} outside another tab
 *   sets the quantity of a variant (0: takes it out); with options, it adds so many
 * @property {(granted: boolean) => Promise<void>} honour  whether automatic discounts are granted
 * @property {(kind: Fault, options?: {times?: number, ms?: number}) => Promise<void>} fault what happens to the next
 *   changes
 * @property {() => {method: string, path: string}[]} [requests] what the shop was asked for, in order; where
 *   `can.requests`
 *
 * @typedef {'late'|'lost'|'html'|'conflict'|'refuse'|'partial'|'overstock'} Fault
 *   late: answers after `ms`; lost: does it, and the answer never comes; html: does nothing and answers a page;
 *   conflict: 409; refuse: does nothing, and says why; partial: of several things it does the first, then refuses;
 *   overstock: from now on puts in what there is, and then says that it was too much
 *
 * @typedef {object} Platform
 * @property {string} name
 * @property {RegExp} [asks]  the requests of the platform, by method and path
 * @property {boolean} [brief]  only the stories in which this platform differs from another one of the list
 * @property {Record<string, boolean>} can  what the platform cannot do, the story checks the documented fallback of
 * @property
 *   {(site: object, setting: import('./shop.mjs').Setting) => Promise<{address: string, url: string, shop: Shop, close: () => Promise<void>}>}
 *   open
 */

/** @type {Platform[]} */
export const platforms = [memory, shopify, shopifyStandard, woocommerce, storefrontApi];
