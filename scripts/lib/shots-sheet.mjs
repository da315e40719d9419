// A contact sheet: all screenshots on one page, to be looked at.

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** @param {{title: string, files: {name: string, what: string}[]}[]} rows */
export const sheet = (rows) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Cart Associate: every card</title>
<style>
  body { margin: 2rem; font: 1rem/1.4 system-ui, sans-serif; background: #777; color: #fff; }
  section { display: flex; gap: 1rem; align-items: start; overflow-x: auto; margin-block: .5rem 2.5rem; }
  figure { margin: 0; flex: none; } figcaption { font-size: .8125rem; } img { display: block; height: 34rem; width: auto; }
</style>
<h1>Cart Associate: every card</h1>
${rows
  .map(
    ({ title, files }) => `<h2>${escaped(title)}</h2>
<section>${files.map(({ name, what }) => `<figure><a href="${encodeURI(name)}"><img src="${encodeURI(name)}" alt="" loading="lazy"></a><figcaption>${escaped(what)}</figcaption></figure>`).join('')}</section>`,
  )
  .join('\n')}
</html>
`;
