// The authoring build, loaded once, when first asked for.

import * as glue from '#authoring';

/** @type {ReturnType<typeof load>|undefined} */
let opening;

/** The exports of src/merchant, and `schema`, the JSON Schema of a rule bundle. */
export const open = () => (opening ??= load());

async function load() {
  const answer = await fetch(new URL('authoring.wasm', location.href));
  if (!answer.ok) throw new Error(`authoring.wasm does not come: ${answer.status}`);
  glue.initSync({ module: await WebAssembly.compile(await answer.arrayBuffer()) });
  /** @type {import('../shapes.js').Schema} */
  const schema = JSON.parse(glue.rules_schema());
  return { ...glue, schema };
}
