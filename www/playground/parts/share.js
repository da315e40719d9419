// Work in a link: compressed, in the part of the address that no browser sends to a server.

/** Longer links are cut by too many programs that they pass through. */
export const LONGEST = 32_000;

const NAME = 'work=';

/** @param {object} work @returns {Promise<string>} the whole address */
export async function linkTo(work) {
  const packed = await through(new TextEncoder().encode(JSON.stringify(work)), new CompressionStream('deflate-raw'));
  let letters = '';
  for (let at = 0; at < packed.length; at += 0x8000)
    letters += String.fromCharCode(...packed.subarray(at, at + 0x8000));
  const text = btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${location.href.replace(/#.*$/, '')}#${NAME}${text}`;
}

export const holdsWork = () => location.hash.startsWith(`#${NAME}`);

/** The work in this page's address; undefined where there is none. Throws where it is damaged. */
export async function linkedWork() {
  if (!holdsWork()) return undefined;
  const letters = atob(
    location.hash
      .slice(1 + NAME.length)
      .replaceAll('-', '+')
      .replaceAll('_', '/'),
  );
  const bytes = await through(
    Uint8Array.from(letters, (letter) => letter.charCodeAt(0)),
    new DecompressionStream('deflate-raw'),
  );
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Takes the work out of the address, so that a reload does not bring it back. */
export const forgetLink = () => history.replaceState(null, '', location.href.replace(/#.*$/, ''));

/** As much as a rule bundle could ever be: a link that unpacks to more was made to fill somebody's memory. */
const MOST = 32 * 1024 * 1024;

/** @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream|DecompressionStream} stream */
async function through(bytes, stream) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let length = 0;
  for await (const part of readable(new Blob([bytes]).stream().pipeThrough(stream))) {
    parts.push(part);
    length += part.length;
    if (length > MOST) throw new RangeError('too large');
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Safari cannot iterate over a stream. @template T @param {ReadableStream<T>} stream */
async function* readable(stream) {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
