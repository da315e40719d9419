// What one click does to a cart. Rust has the same names (src/core/change.rs); tests/shapes holds both to it.

/** The whole effect of one click. All or nothing, as far as the platform allows. */
export interface CartChange {
  /** Lines to add; each joins an identical line where there is one. */
  add: NewLine[];
  /** Lines to replace. */
  replace: Replacement[];
  /** Keys of lines to remove. */
  remove: string[];
  /** The complete set of codes to be in force, where codes change. */
  codes?: string[];
}

/** A line to be. */
export interface NewLine {
  /** Product id. */
  product: string;
  /** Variant id. */
  variant: string;
  /** Units. */
  quantity: number;
  /** Subscription plan. */
  plan?: string;
  /** Line properties, all of them. */
  properties: Record<string, string>;
  /** What the shopper has chosen of the options that its variant leaves open, by their names. */
  options?: Record<string, string>;
  /** Key of the line to nest it under, where the platform nests. */
  parent?: string;
}

/** A line that becomes another. */
export interface Replacement {
  /** Key of the line. */
  key: string;
  /** What it becomes. */
  with: NewLine;
}
