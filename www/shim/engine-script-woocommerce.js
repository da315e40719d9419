// The engine script of a WooCommerce shop.

export { wooCommerceAdapter } from '../adapters/woocommerce/index.js';
export { controller } from './controller.js';
