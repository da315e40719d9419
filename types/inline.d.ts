// Cart Associate with the WebAssembly in it, a third larger.

export * from './index.js';
