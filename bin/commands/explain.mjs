import { parse } from '../lib/args.mjs';
import { authoring, cartReaders } from '../lib/authoring.mjs';
import { read, displayName } from '../lib/files.mjs';
import { paint, paintFindings } from '../lib/paint.mjs';
import { printable, printableJson } from '../lib/printable.mjs';
import { readContext, contextOptions, withStock } from '../lib/context.mjs';
import { CommandError } from '../lib/command-error.mjs';

const help = `cart-associate explain – for one cart: what is shown, and why everything else is not

usage: npx cart-associate explain [rules] --cart <cart.json> [options]

  [rules]                 rules.json or a compiled rule bundle; left out: rules.json. \`-\` reads standard input
      --cart <file>       the cart: our own form, Shopify's /cart.js, a cart of Shopify's Storefront API, or one of
                          WooCommerce's Store API; \`-\` reads standard input
      --context <file>    a context (docs/architecture.md), of which everything may be left out; a \`ledger\` may
                          stand in it. What is given below is laid over it
      --placement <p>     product, cart or checkout; left out: cart
      --now <time>        when: 2026-11-22, or 2026-11-22T10:00:00Z; left out: now
      --market <id>       the market
      --country <code>    the country, as in US
      --locale <tag>      the page's language; left out: the rule bundle's own
      --offer <id>        tell of this offer alone
      --format <format>   \`text\` (the default) or \`json\`
  -h, --help              this help

exit codes: 0 explained, 1 findings in the rule bundle, 2 could not run
`;

/** @import { Explained, Refused } from '../../www/types/authoring.js' */

/** @satisfies {import('node:util').ParseArgsOptionsConfig} */
const options = {
  cart: { type: 'string' },
  offer: { type: 'string' },
  format: { type: 'string', default: 'text' },
  ...contextOptions,
};

/** @param {string[]} args */
async function run(args) {
  const { values, positionals } = parse('explain', args, options);
  const [rules = 'rules.json', ...more] = positionals;
  if (more.length > 0)
    throw new CommandError(
      `there is one rule bundle at a time; \`${more[0]}\` is another. A cart is given with --cart`,
    );
  if (values.cart === undefined)
    throw new CommandError('which cart? add `--cart cart.json`, or `--cart -` for standard input');
  if ([rules, values.cart, values.context].filter((name) => name === '-').length > 1) {
    throw new CommandError('only one of them can come from standard input');
  }
  if (!['text', 'json'].includes(values.format))
    throw new CommandError(`an explanation is given as \`text\` or \`json\`, not as \`${values.format}\``);

  const [{ explain_cart: explainCart }, { cartText }, source, given] = await Promise.all([
    authoring(),
    cartReaders(),
    read(rules),
    read(values.cart),
  ]);
  const { text: cart, live_prices: stock } = cartText(given.toString());
  const context = withStock(await readContext(values), stock);
  const answer = explainCart(source, cart, JSON.stringify(context));
  if (answer.error) return refuse({ ...answer, error: answer.error }, { rules, ...values });
  const one = values.offer === undefined ? undefined : offer(answer, values.offer);
  if (values.format === 'json') {
    process.stdout.write(`${printableJson(one ?? answer)}\n`);
  } else {
    process.stdout.write(one ? `${printable(one.text)}\n` : painted(answer.text));
  }
  return 0;
}

/** @param {Explained} answer @param {string} id */
function offer({ offers }, id) {
  const found = offers.find((one) => one.offer === id);
  if (found) return found;
  const some = offers
    .slice(0, 8)
    .map((one) => `\`${one.offer}\``)
    .join(', ');
  throw new CommandError(
    `the rule bundle has no offer \`${id}\`; it has ${some || 'none'}${offers.length > 8 ? ' and others' : ''}`,
  );
}

/** @param {string} text */
function painted(text) {
  const { bold, green, yellow } = paint(process.stdout);
  return printable(text)
    .split('\n')
    .map((line) =>
      line
        .replace(/^(Shown|Withheld|Not called for|Nothing is shown\.)$/, (word) =>
          bold((word === 'Shown' ? green : yellow)(word)),
        )
        .replace(/^( {2})(\S+)( \[\w+\])?$/, (_, space, id, reason = '') => space + bold(id) + yellow(reason)),
    )
    .join('\n');
}

/**
 * A rule bundle with errors is a finding; anything else that is wrong keeps the command from running.
 * @param {{error: Refused, text?: string}} answer
 * @param {{rules: string, cart?: string, context?: string}} names of the files
 */
export function refuse({ error, text }, { rules, cart, context }) {
  if (error.of === 'rules' && text) {
    process.stderr.write(
      paintFindings(text.replaceAll('--> rules.json:', `--> ${displayName(rules)}:`), process.stderr),
    );
    return 1;
  }
  const name = { rules: displayName(rules), cart: displayName(cart ?? 'cart'), context: context ?? 'the context' }[
    error.of
  ];
  throw new CommandError(`${name}${error.pointer && ` at ${error.pointer}`}: ${error.message} [${error.code}]`);
}

export const explain = { summary: 'for one cart: what is shown, and why everything else is not', help, run };
