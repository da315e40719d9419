// The forms that the parts of the playground pass to each other.

import type { Product, Shop, State, Variant, Words } from '../adapters/memory/shapes.js';
import type { Diagnostic, Explained, ImportFile, Imported, QuickWin } from '../types/authoring.js';
import type { Placement } from '../types/context.js';

/** All that is kept and shared. */
export interface Work {
  /** The text of rules.json. */
  rules: string;
  /** What the in-memory cart keeps. */
  cart?: State;
  settings?: Partial<Settings>;
  /** It is what a link held, and nobody has changed it. */
  linked?: boolean;
}

/** Where and when the shopper is here. */
export interface Settings {
  placement: Placement;
  /** The variant that is looked at on a product page. */
  viewed?: string;
  /** As the browser's field for a date and a time gives it; absent: now. */
  clock?: string;
}

/** What the rules sell. */
export interface Goods extends Shop {
  products: RulesProduct[];
  currencies: string[];
  languages: string[];
}

/** A product as rules.json has it. */
export interface RulesProduct extends Product {
  attributes?: Record<string, unknown>;
  need?: string;
  needs?: string[];
  variants: RulesVariant[];
}

export interface RulesVariant extends Variant {
  sku?: string;
}

/** What is read of an offer of rules.json. */
export interface RulesOffer {
  id: string;
  title?: Words;
  why?: Words;
  when?: { line?: Record<string, OneOrMore<string> | undefined> };
  quantity_break?: { quantity: number; repeat?: boolean; deal: RulesDeal };
  kit?: { components: KitComponent[]; deal: RulesDeal };
}

export type OneOrMore<T> = T | T[];

export interface KitComponent {
  product: string;
  variant?: OneOrMore<string>;
  quantity?: number;
  same?: OneOrMore<string>;
}

export interface RulesDeal {
  percent_off?: string | number;
  amount_off?: Record<string, string>;
  total?: Record<string, string>;
  market_totals?: Record<string, Record<string, string>>;
  applied_by?: { code?: string };
  rounding?: 'unit' | 'line' | 'order';
}

/** A part of the text, in units of UTF-16. */
export interface Range {
  from: number;
  to: number;
}

/** A finding at its place in the editor. */
export type Placed = Diagnostic & Range;

/** What the worker can be asked, by kind: the question, and the answer. */
export interface Jobs {
  check(question: { now: number }): Checked;
  explain(question: { cart: string; context: string }): Explained | undefined;
  complete(question: { at: number }): Completions | undefined;
  help(question: { at: number }): Help | undefined;
  starter(question: object): string;
  importCatalog(question: { files: ImportFile[]; options: string }): Imported;
}

export type Kind = keyof Jobs;

/** What came of a check. */
export interface Checked {
  diagnostics: Placed[];
  errors: number;
  warnings: number;
  quickWin?: QuickWin & Partial<Range>;
  /** The compiled rule bundle, where there is no error. */
  bytes?: Uint8Array<ArrayBuffer>;
  /** The same with our own pictures, for the drawer. */
  drawn?: Uint8Array<ArrayBuffer>;
  products: number;
  offers: number;
  /** What the rules sell, where it is another than before. */
  shop?: Goods;
}

export interface Completion {
  label: string;
  /** With `${}` where the cursor goes. */
  insert: string;
  detail?: string;
  info?: string;
  type: string;
}

export interface Completions extends Range {
  options: Completion[];
}

export interface Help extends Range {
  title: string;
  text: string;
  choices: string[];
}

/** A JSON Schema (2020-12), as far as it is read. */
export interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  prefixItems?: Schema[];
  items?: Schema;
  required?: string[];
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  description?: string;
}
