/** Something that whoever works on the shop can put right. `reason` becomes the code of `cart-associate:failed`. */
export class Problem extends Error {
  /** @param {string} reason @param {string} message */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}
