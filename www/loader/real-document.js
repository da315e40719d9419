// The document as the browser defines it. HTML that users write can stand in front of any property of it:
// `<img name="currentScript">` is what `document.currentScript` then gives.

/** The document, with no property of it that an element stands in front of. */
export const realDocument = /** @type {Document} */ (
  new Proxy(
    {},
    {
      get(_, name) {
        const value = Reflect.get(globalThis.Document?.prototype ?? document, name, document);
        return typeof value === 'function' ? value.bind(document) : value;
      },
    },
  )
);
