// Files, and `-` for the standard streams.

import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Stop } from './stop.mjs';

const reasons = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'permission is denied',
  EPERM: 'it is not permitted',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

/** What the system says of a file, in words. */
export const reason = (error) => reasons[error.code] ?? error.message;

/** What messages call a file. */
export const shownName = (name) => (name === '-' ? 'standard input' : name);

/** That a file cannot be read, and why. */
export const unreadable = (name, error) => new Stop(`${shownName(name)} cannot be read: ${reason(error)}`);

/** The bytes of a file. */
export async function read(name) {
  try {
    return name === '-' ? await buffer(process.stdin) : await readFile(name);
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** Keeps a command from writing over what it reads, under whatever name: rules cannot be had back from their compiled form. */
export async function spare(output, inputs) {
  if (output === undefined || output === '-') return;
  const found = (name) => stat(name, { bigint: true }).catch(() => undefined);
  const target = await found(output);
  if (!target) return;
  for (const name of inputs.filter((input) => input !== undefined && input !== '-')) {
    const input = await found(name);
    if (input && input.dev === target.dev && input.ino === target.ino) {
      throw new Stop(
        `${output} is ${name === output ? '' : `the same file as ${name}, which is `}read here, and would be written over; give the result another name`,
      );
    }
  }
}

/** Writes a file as a whole or not at all: a shop may be reading it. */
export async function write(name, bytes) {
  if (name === '-') return void (await new Promise((done) => process.stdout.write(bytes, done)));
  const fresh = `${name}.${process.pid}.tmp`;
  try {
    await writeFile(fresh, bytes);
    await rename(fresh, name);
  } catch (error) {
    await rm(fresh, { force: true });
    throw new Stop(`${name} cannot be written: ${reason(error)}`);
  }
}
