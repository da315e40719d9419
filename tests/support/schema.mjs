// JSON Schema as somebody else reads it.

import Ajv2020 from 'ajv/dist/2020.js';

/** @param {object} schema */
export function validatorFor(schema) {
  // Strict: a keyword that is not of the draft is an error. Formats are not checked; the schema uses none.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false });
  ajv.addVocabulary(['markdownDescription']); // an editor's, for a description with links
  const validate = ajv.compile(schema);
  if (!ajv.validateSchema(schema)) throw new Error(ajv.errorsText());
  return validate;
}
