// Files, and `-` for the standard streams.

import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { CommandError } from './command-error.mjs';
import { printable } from './printable.mjs';

/** @type {Record<string, string>} */
const reasons = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'permission is denied',
  EPERM: 'it is not permitted',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

/** The system's code of an error, such as ENOENT. @param {unknown} error @returns {string|undefined} */
export const codeOf = (error) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What an error says. @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/** What the system says of a file, in words. @param {unknown} error */
export const reason = (error) => reasons[codeOf(error) ?? ''] ?? messageOf(error);

/** The name of a file in messages. @param {string} name */
export const displayName = (name) => (name === '-' ? 'standard input' : printable(name));

/** That a file cannot be read, and why. @param {string} name @param {unknown} error */
export const unreadable = (name, error) => new CommandError(`${displayName(name)} cannot be read: ${reason(error)}`);

/** The bytes of a file. @param {string} name @returns {Promise<Buffer>} */
export async function read(name) {
  try {
    return name === '-' ? await buffer(process.stdin) : await readFile(name);
  } catch (error) {
    throw unreadable(name, error);
  }
}

/**
 * Refuses an output that is one of the inputs, under whatever name: rules cannot be restored from their compiled
 * form.
 * @param {string|undefined} output @param {(string|undefined)[]} inputs
 */
export async function refuseToOverwrite(output, inputs) {
  if (output === undefined || output === '-') return;
  /** @param {string} name */
  const found = (name) => stat(name, { bigint: true }).catch(() => undefined);
  const target = await found(output);
  if (!target) return;
  for (const name of inputs) {
    if (name === undefined || name === '-') continue;
    const input = await found(name);
    if (input && input.dev === target.dev && input.ino === target.ino) {
      throw new CommandError(
        `${output} is ${name === output ? '' : `the same file as ${name}, which is `}read here, and would be written over; give the result another name`,
      );
    }
  }
}

/**
 * Writes a file as a whole or not at all: a shop may be reading it.
 * @param {string} name @param {string|Uint8Array} bytes
 */
export async function write(name, bytes) {
  if (name === '-') {
    await new Promise((done) => {
      process.stdout.write(bytes, done);
    });
    return;
  }
  const fresh = `${name}.${process.pid}.tmp`;
  try {
    await writeFile(fresh, bytes);
    await rename(fresh, name);
  } catch (error) {
    await rm(fresh, { force: true });
    throw new CommandError(`${name} cannot be written: ${reason(error)}`);
  }
}
