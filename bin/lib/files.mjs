// Files, and `-` for the standard streams.

import { readFile, rename, rm, writeFile } from 'node:fs/promises';
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

const reason = (error) => reasons[error.code] ?? error.message;

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
