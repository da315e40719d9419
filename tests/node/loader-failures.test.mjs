// What does not come or does not start is told by its name, with what to do about it.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { bytesOf, moduleOf } from '../../www/loader/fetch.js';
import { fetchAll } from '../../www/loader/wave.js';

const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

test('a module that may not be compiled: what the policy of the page has to allow', async () => {
  await assert.rejects(moduleOf(new Uint8Array([1])), (error) => {
    assert.equal(error.name, 'CompileError');
    assert.match(error.message, /has to allow 'wasm-unsafe-eval' in script-src/);
    return true;
  });
});

test('a file that does not come is named', async () => {
  globalThis.fetch = async () => {
    throw new TypeError('Failed to fetch');
  };
  await assert.rejects(bytesOf('/rules.bin'), /^Error: \/rules\.bin did not come: Failed to fetch$/);
  globalThis.fetch = async () => new Response('', { status: 404 });
  await assert.rejects(bytesOf('/rules.bin'), /^Error: \/rules\.bin: 404$/);
});

/** What comes of an adapter. @param {() => unknown} adapter */
const adapterOf = (adapter) =>
  fetchAll(
    { adapter, rules: new Uint8Array(), wasm: new Uint8Array(), locale: 'en' },
    { engine: async () => ({}), words: async () => ({}) },
  ).adapter;

test('an adapter that throws, or that is not there, is told as the adapter', async () => {
  const throwing = () => {
    throw new Error('no such shop');
  };
  await assert.rejects(adapterOf(throwing), { reason: 'adapter', message: 'the adapter: no such shop' });
  await assert.rejects(
    adapterOf(async () => undefined),
    { reason: 'adapter', message: 'the adapter: there is none' },
  );
});
