// A word on the terminal while something takes longer than a second.

/** Files below this size are done sooner. */
const large = 1 << 20;

/** Says what is being done where that will take a while; the answer takes it back. @param {number} bytes @param {string} what */
export function waiting(bytes, what) {
  if (bytes < large || !process.stderr.isTTY) return () => {};
  const words = `${what} …`;
  process.stderr.write(words);
  return () => process.stderr.write(`\r${' '.repeat(words.length)}\r`);
}
