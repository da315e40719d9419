// One change at a time, each carried to its end, and carts that are never stale. The session is a hand-made one here:
// what a change has to be is the engine's to say, and tested there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cartReader } from '../../www/shim/cart.js';
import { inTime } from '../../www/shim/in-time.js';
import { changeQueue } from '../../www/shim/queue.js';

const later = (ms, value) =>
  new Promise((done) => {
    setTimeout(done, ms, value);
  });

/** A queue that writes down what it does. @param {(change: string) => Promise<object>} apply */
function recorded(apply, more = {}) {
  const log = [];
  let finished;
  const done = new Promise((resolve) => {
    finished = resolve;
  });
  const queue = changeQueue({
    ready: async () => {
      log.push('ready');
    },
    begin: (job) => {
      log.push(`begin ${job}`);
      return { change: job };
    },
    apply: (change) => {
      log.push(`apply ${change}`);
      return apply(change);
    },
    read: async () => {
      log.push('read');
      return { read: true };
    },
    settle: (job, cart, message, lost) => {
      log.push(['settle', job, cart, message, ...(lost ? ['lost'] : [])]);
      return {};
    },
    done: () => {
      log.push('done');
      finished();
    },
    ms: 50,
    pause: 20,
    ...more,
  });
  return { queue, log, done };
}

test('changes are applied in turn, never two at once', async () => {
  let under = 0;
  const { queue, log, done } = recorded(async (change) => {
    under += 1;
    assert.equal(under, 1);
    await later(5);
    under -= 1;
    return { after: change };
  });
  queue.push('a');
  queue.push('b');
  assert.equal(queue.busy(), true);
  await done;
  assert.equal(queue.busy(), false);
  assert.deepEqual(log, [
    'ready',
    'begin a',
    'apply a',
    ['settle', 'a', { after: 'a' }, null],
    'ready',
    'begin b',
    'apply b',
    ['settle', 'b', { after: 'b' }, null],
    'done',
  ]);
});

test("after a refusal the cart is read again and the shop's words are passed on", async () => {
  const { queue, log, done } = recorded(async () => {
    throw new Error('Only 2 were left.');
  });
  queue.push('a');
  await done;
  assert.deepEqual(log.slice(-3), ['read', ['settle', 'a', { read: true }, 'Only 2 were left.'], 'done']);
});

test('of words without end the engine gets no more than a card could show', async () => {
  const { queue, log, done } = recorded(async () => {
    throw new Error('No. '.repeat(1_000_000));
  });
  queue.push('a');
  await done;
  assert.equal(log.at(-2)[3].length, 999);
});

test("a programmer's error is not read out to the shopper", async () => {
  const { queue, log, done } = recorded(() => {
    throw new TypeError('x is undefined');
  });
  queue.push('a');
  await done;
  assert.deepEqual(log.at(-2), ['settle', 'a', { read: true }, '', 'lost']);
});

for (const [what, error, lost] of [
  ['a refusal of the shop', Object.assign(new Error('No.'), { lost: false }), false],
  ['an adapter that got no answer', Object.assign(new Error(''), { lost: true }), true],
  ['what fetch throws of a lost connection', new TypeError('Failed to fetch'), true],
  ['a request that was given up', new DOMException('late', 'AbortError'), true],
  ['a request that took too long', new DOMException('late', 'TimeoutError'), true],
]) {
  test(`${what}: ${lost ? 'nobody knows, and the cart is read a while later' : 'it is known, and the cart is read at once'}`, async () => {
    let failed;
    let read;
    const { queue, log, done } = recorded(
      async () => {
        failed = performance.now();
        throw error;
      },
      {
        pause: 60,
        read: async () => {
          read = performance.now();
          return { read: true };
        },
      },
    );
    queue.push('a');
    await done;
    assert.equal(log.at(-2).at(-1) === 'lost', lost);
    assert.equal(read - failed > 40, lost);
  });
}

test('a change does not begin from a cart that cannot be read', async () => {
  const { queue, log, done } = recorded(async () => ({}), {
    ready: async () => {
      throw new Error('down');
    },
  });
  queue.push('a');
  await done;
  assert.deepEqual(log, [['settle', 'a', null, ''], 'done']);
});

test('a cart that cannot be read is null', async () => {
  const { queue, log, done } = recorded(
    async () => {
      throw new Error('no');
    },
    {
      read: async () => {
        throw new Error('down');
      },
    },
  );
  queue.push('a');
  await done;
  assert.deepEqual(log.at(-2), ['settle', 'a', null, 'no']);
});

test('an answer that does not come is a failure after the time-out', async () => {
  const { queue, log, done } = recorded(() => new Promise(() => {}));
  queue.push('a');
  await done;
  assert.deepEqual(log.at(-2), ['settle', 'a', { read: true }, '', 'lost']);
});

test('while settling gives a further change it is applied too', async () => {
  const changes = ['take back', undefined];
  const { queue, log, done } = recorded(async () => ({}), {
    settle(_job, _cart, message) {
      log.push(['settle', message]);
      return { change: changes.shift() };
    },
  });
  queue.push('a');
  await done;
  assert.deepEqual(log, ['ready', 'begin a', 'apply a', ['settle', null], 'apply take back', ['settle', null], 'done']);
});

test('a press whose turn comes too late changes nothing', async () => {
  const { queue, log, done } = recorded(async () => assert.fail('nothing to apply'), { begin: () => ({}) });
  queue.push('a');
  await done;
  assert.deepEqual(log, ['ready', 'done']);
});

test('a press after the queue has run dry begins it again', async () => {
  let rounds = 0;
  const finished = [];
  const queue = changeQueue({
    ready: async () => {},
    begin: () => ({ change: {} }),
    apply: async () => ({}),
    read: async () => ({}),
    settle: () => {
      rounds += 1;
      return {};
    },
    done: () => finished.pop()?.(),
  });
  for (let i = 0; i < 2; i += 1) {
    const end = new Promise((resolve) => {
      finished.push(resolve);
    });
    queue.push({});
    await end;
  }
  assert.equal(rounds, 2);
});

test('fifty changes in a row end with the newest cart, one question at a time', async () => {
  let cart = 0;
  let asked = 0;
  let under = 0;
  const reader = cartReader(async () => {
    asked += 1;
    under += 1;
    assert.equal(under, 1);
    const answer = { cart };
    await later(3);
    under -= 1;
    return answer;
  });
  const answers = [];
  for (let i = 1; i <= 50; i += 1) {
    cart = i;
    reader.stale();
    answers.push(reader.read());
    if (i % 10 === 0) await later(1);
  }
  for (const answer of await Promise.all(answers)) assert.deepEqual(answer, { cart: 50 });
  assert.ok(asked < 20, `${asked} questions`);
  assert.equal(reader.isFresh(), true);
});

test('what is known is not asked for again, also after an answer to a change', async () => {
  let asked = 0;
  const reader = cartReader(async () => {
    asked += 1;
    return { asked };
  });
  assert.deepEqual(await reader.read(), { asked: 1 });
  assert.deepEqual(await reader.read(), { asked: 1 });
  reader.know({ own: true });
  assert.deepEqual(await reader.read(), { own: true });
  reader.stale();
  assert.equal(reader.isFresh(), false);
  assert.deepEqual(await reader.read(), { asked: 2 });
});

test('a failed question is a rejection, unless a newer one can be asked', async () => {
  let fail = true;
  const reader = cartReader(async () => {
    await later(2);
    if (fail) throw new Error('down');
    return { up: true };
  });
  await assert.rejects(reader.read(), /down/);
  const reading = reader.read();
  reader.stale();
  fail = false;
  assert.deepEqual(await reading, { up: true });
  await reader.quiet();
});

test('inTime passes on results, rejections and throws, and says when it was late', async () => {
  assert.equal(await inTime(async () => 1, 50), 1);
  await assert.rejects(
    inTime(() => {
      throw new Error('at once');
    }, 50),
    /at once/,
  );
  await assert.rejects(
    inTime(() => new Promise(() => {}), 5),
    { timedOut: true },
  );
});
