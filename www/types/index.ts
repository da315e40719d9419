// All types of the package's main entry.

export type * from './adapter.js';
export type * from './cart.js';
export type * from './change.js';
export type * from './context.js';
export type * from './decision.js';
export type * from './events.js';
export type * from './mount.js';
export type * from './sink.js';
