// The engine script of a Shopify theme.

export { shopifyAdapter } from '../adapters/shopify/index.js';
export { controller } from './controller.js';
