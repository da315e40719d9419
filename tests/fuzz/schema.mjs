// Reads a JSON value on each line and answers with a line. The first value is a schema; each later one is "valid", or
// else what is wrong with it. tests/fuzz/schema.rs starts it.

import { createInterface } from 'node:readline';
import { validatorFor } from '../support/schema.mjs';

/** @type {import('ajv').ValidateFunction|undefined} */
let validate;

for await (const line of createInterface({ input: process.stdin })) {
  const value = JSON.parse(line);
  if (!validate) {
    validate = validatorFor(value);
    console.log('ready');
  } else {
    console.log(validate(value) ? 'valid' : JSON.stringify(validate.errors));
  }
}
