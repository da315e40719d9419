// Impressions: at least half of a card has been on the screen for one second, in a page that is being looked at.

/** How long, in milliseconds. */
const LONG_ENOUGH = 1000;

/**
 * @param {(card: HTMLElement) => boolean} isOpen  whether the drawer around a card is open
 * @param {(card: HTMLElement) => void} seen  told once for each card and offer
 */
export function impressions(isOpen, seen) {
  /**
   * Cards of which half is in view, with their timers.
   * @type {Map<HTMLElement, ReturnType<typeof setTimeout>|undefined>}
   */
  const inView = new Map();
  /** Those that have been told, and of which offer. @type {WeakMap<HTMLElement, string|undefined>} */
  const told = new WeakMap();

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, intersectionRatio } of entries) {
        const card = /** @type {HTMLElement} */ (target);
        if (intersectionRatio >= 0.5) inView.set(card, inView.get(card));
        else drop(card);
      }
      check();
    },
    { threshold: 0.5 },
  );

  /** @param {HTMLElement} card */
  function drop(card) {
    clearTimeout(inView.get(card));
    inView.delete(card);
  }

  /** Starts and stops the clocks; to be called whenever a drawer opens or closes, too. */
  function check() {
    for (const [card, timer] of inView) {
      const counts = document.visibilityState !== 'hidden' && card.isConnected && isOpen(card);
      if (counts && !timer) inView.set(card, setTimeout(tell, LONG_ENOUGH, card));
      if (!counts && timer) {
        clearTimeout(timer);
        inView.set(card, undefined);
      }
    }
  }

  /** @param {HTMLElement} card */
  function tell(card) {
    drop(card);
    observer.unobserve(card);
    told.set(card, card.dataset.offer);
    seen(card);
  }

  document.addEventListener('visibilitychange', check);
  return {
    check,
    /** Watches the cards of a root; those that have been told are left alone. @param {ShadowRoot} root */
    watch(root) {
      /** @type {NodeListOf<HTMLElement>} */
      const cards = root.querySelectorAll('[part~=card],[part~=notice]');
      for (const card of cards) {
        if (told.get(card) !== card.dataset.offer) observer.observe(card);
      }
      for (const card of inView.keys()) if (!card.isConnected) drop(card);
    },
    stop() {
      observer.disconnect();
      document.removeEventListener('visibilitychange', check);
      for (const card of [...inView.keys()]) drop(card);
    },
  };
}
