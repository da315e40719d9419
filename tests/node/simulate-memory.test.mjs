// 100,000 carts: in well under a minute, in memory that does not grow with their number.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { authoring } from '../../bin/lib/authoring.mjs';

const source = readFileSync(new URL('../../www/demo/rules.json', import.meta.url));
const { products } = JSON.parse(source);

/** A thousand carts as NDJSON. */
function thousand() {
  const goods = products.flatMap(({ id, variants }) =>
    variants.map((variant) => ({
      product: id,
      variant: variant.id,
      price: Number(variant.prices.USD.replace('.', '')),
    })),
  );
  const carts = Array.from({ length: 1000 }, (_, number) => {
    const lines = Array.from({ length: number % 6 }, (_, at) => {
      const { product, variant, price } = goods[(number * 7 + at * 13) % goods.length];
      return {
        key: String(at),
        product,
        variant,
        quantity: 1 + (number % 2),
        unit_price: price,
        total: price * (1 + (number % 2)),
        added: at,
      };
    });
    return JSON.stringify({
      currency: 'USD',
      exponent: 2,
      total: lines.reduce((sum, { total }) => sum + total, 0),
      lines,
    });
  });
  return Buffer.from(`${carts.join('\n')}\n`);
}

test('100,000 carts in flat memory', { timeout: 300_000 }, async (t) => {
  const { Simulation, initSync } = await authoring();
  const memory = () => initSync().memory.buffer.byteLength;
  const simulation = new Simulation(source, '{"now":1795348800000}');
  assert.equal(simulation.error(), undefined);
  const carts = thousand();
  simulation.add(carts);
  const afterFirst = memory();
  const start = process.cpuUsage();
  for (let count = 1; count < 100; count += 1) simulation.add(carts);
  const seconds = process.cpuUsage(start).user / 1e6;
  const report = simulation.finish();
  assert.equal(report.carts, 100_000);
  assert.equal(report.bad.lines, 0);
  assert.ok(report.offers.some(({ shown }) => shown > 1000));
  assert.equal(memory(), afterFirst, 'what a hundred thousand carts take is what a thousand take');
  t.diagnostic(`${seconds.toFixed(1)} s of processor time, ${(afterFirst / 1024).toFixed(0)} KiB`);
  assert.ok(seconds < 40, `${seconds} s of processor time`);
  simulation.free();
});
