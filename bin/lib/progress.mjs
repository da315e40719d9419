// A progress bar on a terminal, for what takes longer than a second.

const WIDTH = 30;
const EVERY = 100;

/**
 * Counts bytes up to `total` (0: not known). Draws nothing within the first second, nor where nobody would see it.
 * @param {NodeJS.WriteStream} stream @param {{total?: number, quiet?: boolean}} [options]
 */
export function progress(stream, { total = 0, quiet = false } = {}) {
  const on = stream.isTTY && !quiet && process.env.TERM !== 'dumb';
  const start = performance.now();
  let done = 0;
  let drawn = 0;

  /** @param {number} now */
  function draw(now) {
    const seconds = (now - start) / 1000;
    const megabytes = `${(done / 1e6).toFixed(1)} MB`;
    if (total === 0) return stream.write(`\r${megabytes}, ${seconds.toFixed(0)} s\u001b[K`);
    const share = Math.min(1, done / total);
    const full = Math.round(share * WIDTH);
    const left = share > 0 ? ` ${Math.ceil((seconds / share) * (1 - share))} s left` : '';
    return stream.write(
      `\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.floor(share * 100)} % of ${(total / 1e6).toFixed(1)} MB${left}\u001b[K`,
    );
  }

  return {
    /** @param {number} bytes */
    add(bytes) {
      done += bytes;
      const now = performance.now();
      if (!on || now - start < 1000 || now - drawn < EVERY) return;
      drawn = now;
      draw(now);
    },
    end() {
      if (drawn > 0) stream.write('\r\u001b[K');
    },
  };
}
