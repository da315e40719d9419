// What the build puts in place of these (scripts/lib/bundle.mjs).

interface ImportMeta {
  /** The hash of cart-associate.wasm, as in `<script integrity>`. */
  readonly wasmIntegrity: string;
  /** The hash of cart-associate-authoring.wasm. */
  readonly authoringIntegrity: string;
  /** Hashes in the file names of the scripts beside a script tag's, by what they are: "engine", "words-de", … */
  readonly scripts: Readonly<Record<string, string>>;
}

declare module '*.css' {
  /** The text of the style sheet. */
  const css: string;
  export default css;
}

declare module '*.wasm' {
  /** The file in base64. */
  const base64: string;
  export default base64;
}
