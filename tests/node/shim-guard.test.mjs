// Traps: one is survived, the second switches off, none reaches the theme.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guard } from '../../www/shim/guard.js';

const trap = () => {
  throw new WebAssembly.RuntimeError('unreachable');
};

function guarded(revive = () => {}) {
  const seen = { revived: 0, gaveUp: 0 };
  const call = guard({
    revive() {
      seen.revived += 1;
      revive();
    },
    giveUp() {
      seen.gaveUp += 1;
    },
  });
  return { call, seen };
}

test('a call that works is a call', () => {
  const { call, seen } = guarded();
  assert.equal(
    call(() => 7),
    7,
  );
  assert.deepEqual(seen, { revived: 0, gaveUp: 0 });
});

test('after a trap a fresh instance is asked the same', () => {
  const { call, seen } = guarded();
  let poisoned = true;
  assert.equal(
    call(() => {
      if (poisoned) {
        poisoned = false;
        trap();
      }
      return 7;
    }),
    7,
  );
  assert.deepEqual(seen, { revived: 1, gaveUp: 0 });
  assert.equal(
    call(() => 8),
    8,
  );
});

test('a second trap switches off, in the same call or later, and says so once', () => {
  for (const between of [() => {}, (call) => call(() => 1)]) {
    const { call, seen } = guarded();
    let traps = 0;
    call(() => {
      traps += 1;
      if (traps === 1) trap();
    });
    between(call);
    assert.equal(call(trap), undefined);
    assert.equal(
      call(() => assert.fail('it is off')),
      undefined,
    );
    assert.deepEqual(seen, { revived: 1, gaveUp: 1 });
  }
  const { call, seen } = guarded();
  assert.equal(call(trap), undefined);
  assert.deepEqual(seen, { revived: 1, gaveUp: 1 });
});

test('where no fresh instance can be had it is off', () => {
  const { call, seen } = guarded(trap);
  assert.equal(call(trap), undefined);
  assert.equal(
    call(() => 1),
    undefined,
  );
  assert.deepEqual(seen, { revived: 1, gaveUp: 1 });
});
