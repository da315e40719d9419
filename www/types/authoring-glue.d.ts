// The glue of the authoring build (dist/authoring/cart_associate.js), `#authoring`.

declare const authoring: import('./authoring.js').Authoring;
export const initSync: typeof authoring.initSync;
export const compile_rules: typeof authoring.compile_rules;
export const lint_rules: typeof authoring.lint_rules;
export const rule_addresses: typeof authoring.rule_addresses;
export const explain_cart: typeof authoring.explain_cart;
export const withheld_text: typeof authoring.withheld_text;
export const import_catalog: typeof authoring.import_catalog;
export const rules_schema: typeof authoring.rules_schema;
export const starter_rules: typeof authoring.starter_rules;
export const Simulation: typeof authoring.Simulation;
