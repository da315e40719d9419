// A line on the terminal while a command is busy for more than about a second.

/** Files below this size, in bytes, take less than a second. */
const large = 1 << 20;

/**
 * Shows what the command is busy with, where that takes a while; the answer removes the line.
 * @param {number} bytes @param {string} what
 */
export function showBusy(bytes, what) {
  if (bytes < large || !process.stderr.isTTY) return () => {};
  const words = `${what} …`;
  process.stderr.write(words);
  return () => process.stderr.write(`\r${' '.repeat(words.length)}\r`);
}
