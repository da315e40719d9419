// A WebAssembly instance is poisoned by a trap: a borrow stays taken, the stack pointer is lost. So every call goes
// through here. Nothing is ever thrown into the theme.

/**
 * @param {object} ways
 * @param {() => void} ways.revive  makes a fresh instance that knows what the old one knew
 * @param {(error: unknown) => void} ways.giveUp  told once, at the second failure of the page
 * @returns {<T>(call: () => T) => T|undefined}  runs a call; `undefined` once the suggestions are off
 */
export function guard({ revive, giveUp }) {
  let failures = 0;
  /** @param {unknown} error */
  const fail = (error) => {
    failures += 1;
    if (failures === 2) giveUp(error);
  };
  return (call) => {
    while (failures < 2) {
      try {
        return call();
      } catch (error) {
        fail(error);
      }
      if (failures > 1) break;
      try {
        revive();
      } catch (error) {
        fail(error);
      }
    }
    return undefined;
  };
}
