// "Did you mean": the word that a mistyped one is most like.

/** The candidate most like `word`, if any is like it at all. @param {string} word @param {string[]} candidates */
export function similar(word, candidates) {
  const allowed = Math.max(1, Math.floor(word.length / 3));
  const near = candidates
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, far }) => far <= allowed && far < candidate.length)
    .sort((one, other) => one.far - other.far);
  return near[0]?.candidate;
}

/**
 * How many letters to add, leave out, change or swap with their neighbour make one word of the other.
 * @param {string} one @param {string} other
 */
function distance(one, other) {
  /** @type {[number[], number[]]} */
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const changed = last[at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1);
      const swapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1] ? before[at - 2] + 1 : Infinity;
      next.push(Math.min(last[at] + 1, next[at - 1] + 1, changed, swapped));
    }
    [before, last] = [last, next];
  }
  return last[other.length];
}
