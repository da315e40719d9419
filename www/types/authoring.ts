// The authoring build as JavaScript sees it: the exports of src/merchant, as far as they are used here.

import type { LivePrice } from './context.js';
import type { WithheldReason } from './decision.js';

/** The module. Options are JSON texts. */
export interface Authoring {
  initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
  compile_rules(source: Uint8Array, name?: string, options?: string): Compiled;
  lint_rules(source: Uint8Array, name?: string, options?: string): Linted;
  rule_addresses(rules: Uint8Array): string[] | { error: { code: string; message: string } };
  explain_cart(source: Uint8Array, cart: string, context?: string): Explained;
  withheld_text(reason: string, by?: string): string;
  import_catalog(files: ImportFile[], existing?: Uint8Array, options?: string): Imported;
  rules_schema(): string;
  starter_rules(): string;
  Simulation: new (source: Uint8Array, context?: string) => Simulation;
}

/** What puts carts of any form into that of the module (www/carts). */
export interface CartReaders {
  cartText(text: string): { text: string; live_prices: LivePrice[] };
  cartLines(
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    livePrices?: LivePrice[],
  ): AsyncIterable<Uint8Array>;
}

/** A finding in a rule bundle. */
export interface Diagnostic {
  code: string;
  severity: 'error' | 'warning';
  /** JSON Pointer. */
  pointer: string;
  message: string;
  why?: string;
  help?: string;
  /** Its page under docs. */
  page: string;
  /** From 1. */
  line: number;
  column: number;
  /** Bytes of UTF-8, from 0. */
  start: number;
  end: number;
}

export interface Compiled {
  /** The compiled rule bundle, where there is no error. */
  bytes?: Uint8Array<ArrayBuffer>;
  diagnostics: Diagnostic[];
  /** The findings as a terminal shows them. */
  text: string;
  products: number;
  /** Products that no offer needs. */
  dropped: number;
  offers: number;
}

export interface Linted {
  diagnostics: Diagnostic[];
  text: string;
  sarif: string;
  quick_win?: QuickWin;
  /** What is wrong with the options. */
  problems: { line?: number; message: string }[];
}

/** The most generic offer, and what could stand in its place. */
export interface QuickWin {
  offer: string;
  pointer: string;
  found: number;
  text: string;
  replacement?: string;
}

/** What is wrong with what was handed in, and in which of it. */
export interface Refused {
  code: string;
  pointer: string;
  message: string;
  of: 'rules' | 'cart' | 'context';
}

export interface ExplainedOffer {
  offer: string;
  shown: boolean;
  reason?: WithheldReason;
  /** The offer that is shown instead. */
  by?: string;
  text: string;
}

/** An explanation, or why there is none. */
export interface Explained {
  error?: Refused;
  /** As the engine gives it; absent where there is an error. */
  decision?: Decision;
  offers: ExplainedOffer[];
  /** The form that the cart was given in. */
  form?: string;
  /** What of its lines cannot be read. */
  unread?: Omit<Refused, 'of'>[];
  text: string;
}

export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

/** What an import did, or why it did not. */
export interface Imported {
  /** A sentence. */
  error?: string;
  rules: string;
  /** What was done, in words. */
  text: string;
  /** What the compiler finds in the rules now, as text. */
  findings: string;
}

export interface Simulation {
  /** Why it could not begin. */
  error(): { error: Refused; text?: string } | undefined;
  add(chunk: Uint8Array): void;
  finish(): SimulationReport;
  free(): void;
}

/** What the rules would have done over many carts. */
export interface SimulationReport {
  text: string;
  revision: string;
  carts: number;
  /** How many carts get no, one, two, three suggestions. */
  with: number[];
  offers: SimulatedOffer[];
  never: { offer: string; text: string }[];
  nothing: { why: string; text: string; carts: number; examples: { line: number; cart?: string }[] }[];
  bad: { lines: number; examples: { line: number; pointer?: string; message: string }[] };
  /** Carts of which a line cannot be read. */
  unread: { lines: number; examples: { line: number; pointer?: string; message: string }[] };
}

export interface SimulatedOffer {
  offer: string;
  called_for: number;
  shown: number;
  outranked: number;
  by: { offer: string; carts: number }[];
  withheld: { reason: string; carts: number; text: string }[];
}

/** What we use of a decision of the engine. */
export interface Decision {
  /** The visitor is one of those who see nothing. */
  held_out: boolean;
  suggestions: { offer: string; title: { text: string } }[];
  withheld: { offer: string; reason: WithheldReason; by?: string }[];
}
