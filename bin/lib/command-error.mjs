import { printable } from './printable.mjs';

/** Something that keeps a command from running and that a person can put right. */
export class CommandError extends Error {
  /** @param {string} message  with names and arguments as they were given */
  constructor(message) {
    super(printable(message));
  }
}
