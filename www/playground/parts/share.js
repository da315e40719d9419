// Work in a link: compressed, in the part of the address that no browser sends to a server.

/** Longer links are cut by too many programs that they pass through. */
export const LONGEST = 32_000;

const NAME = 'work=';

/** More than this a link never unpacks to, in bytes: it may have been made to fill somebody's memory. */
const MOST = 1024 * 1024;

/** @param {object} work @returns {Promise<string|undefined>} the whole address; undefined where it would be too long */
export async function linkTo(work) {
  const bytes = new TextEncoder().encode(JSON.stringify(work));
  if (bytes.length > MOST) return undefined;
  const packed = await through(bytes, new CompressionStream('deflate-raw'));
  let letters = '';
  for (let at = 0; at < packed.length; at += 0x8000)
    letters += String.fromCharCode(...packed.subarray(at, at + 0x8000));
  const text = btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const link = `${location.href.replace(/#.*$/, '')}#${NAME}${text}`;
  return link.length > LONGEST ? undefined : link;
}

export const holdsWork = () => location.hash.startsWith(`#${NAME}`);

/** The work in this page's address; undefined where there is none. Throws where it is damaged or too much. */
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
