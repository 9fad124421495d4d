/** Milliseconds after which a place that is not there yet is given up. */
const patience = 10_000;

/**
 * Brings a page that is made anew back to where the reader was. What is shown arrives in parts, so the place may not be
 * there at once; a reader who moves meanwhile is left where they are.
 */
export class ScrollBack {
  #wanted: number | undefined;

  /** `main` is what grows while the page fills. */
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

  /** Where the page is, or is to be. */
  get top(): number {
    return this.#wanted ?? document.documentElement.scrollTop;
  }

  #go(): void {
    if (this.#wanted === undefined) return;
    document.documentElement.scrollTop = this.#wanted;
    // Fractions of a pixel are rounded.
    if (Math.abs(document.documentElement.scrollTop - this.#wanted) < 2) this.#wanted = undefined;
  }
}
