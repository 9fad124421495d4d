/** Milliseconds after which a scroll position that does not exist yet is given up. */
const patience = 10_000;

/**
 * Restores the scroll position of a page that was rebuilt. Content arrives in parts, so the position may not exist at
 * first; if the reader scrolls meanwhile, they are left where they are.
 */
export class ScrollBack {
  #wanted: number | undefined;

  /** `main` is the element that grows while the page fills. */
  constructor(main: HTMLElement, top: number) {
    this.#wanted = top;
    const watch = new ResizeObserver(() => this.#go());
    const end = () => {
      this.#wanted = undefined;
      watch.disconnect();
    };
    for (const moved of ["wheel", "pointerdown", "keydown"])
      document.addEventListener(moved, end, { once: true, passive: true });
    window.setTimeout(end, patience);
    watch.observe(main);
    this.#go();
  }

  /** The current or the wanted scroll position. */
  get top(): number {
    return this.#wanted ?? document.documentElement.scrollTop;
  }

  #go(): void {
    if (this.#wanted === undefined) return;
    document.documentElement.scrollTop = this.#wanted;
    // Allows for rounded fractions of a pixel.
    if (Math.abs(document.documentElement.scrollTop - this.#wanted) < 2) this.#wanted = undefined;
  }
}
