// The types of `cart-associate/slim`: what it exports, and the types that all entries share.

export * from './slim.js';
export type * from './types/index.js';
