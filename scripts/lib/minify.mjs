// A second minifier for what esbuild has bundled and minified: SWC's, which joins and inlines more of it. What that is
// worth, beside other minifiers, stands in docs/size.md.

/** @import { JsMinifyOptions } from '@swc/core' */

/** @type {JsMinifyOptions} */
const shipped = {
  ecma: 2022,
  // `passes: 0`: until nothing changes any more. Not `unsafe_arrows`: it takes `arguments` away from wasm-bindgen's glue.
  compress: { ecma: 2022, passes: 0, toplevel: true },
  mangle: { toplevel: true },
  // Bundlers of shops leave out what they do not use by the annotations.
  format: { ecma: 2022, comments: false, preserve_annotations: true },
};

/**
 * @param {JsMinifyOptions} [options]
 * @returns {Promise<{mark: string, minify: (code: string, isModule: boolean) => Promise<string>}>} `mark`: a comment
 *   that tells this minifier and its options from any other. It has to stand in the code before esbuild names a file by
 *   the hash of it, so that no two files of one name differ; the minifier takes it out.
 */
export async function minifier(options = shipped) {
  const { minify, version } = await import('@swc/core');
  return {
    mark: `/* @swc/core ${version} ${JSON.stringify(options)} */`,
    minify: async (code, isModule) => (await minify(code, { ...options, module: isModule })).code,
  };
}
