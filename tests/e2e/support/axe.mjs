// Accessibility as far as a program can see it: WCAG 2.2 A and AA, and good practice.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** For a context's `init`: puts axe into every page, beside what the page's policy allows the page itself. */
export const withAxe = (context) => context.addInitScript({ path: axe });

/** Looks at everything in a part of the page, by its selector, and answers nothing where all is well. */
export async function accessible(page, what, part = 'cart-associate') {
  // Colours are those at the end of a transition.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations({ subtree: true })
        .filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished.catch(() => {})),
    ),
  );
  const { violations, passes } = await page.evaluate(
    ([runOnly, where]) => globalThis.axe.run(where, { runOnly, resultTypes: ['violations', 'passes'] }),
    [tags, part],
  );
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n  ${nodes.map(({ target, failureSummary }) => `${target.flat().join(' ')}\n    ${failureSummary.replaceAll('\n', '\n    ')}`).join('\n  ')}`,
  );
  assert.deepEqual(found, [], `${what}\n${found.join('\n')}`);
  assert.ok(passes.length > 3, `${what}: there was something to look at`);
}
