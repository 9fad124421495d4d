/** How long a save waits for typed text from the page, in milliseconds; VS Code gives up after about 1.5 s. */
const flushWithin = 1000;

/** Waits for pages to confirm that they have sent what was typed, up to a second. */
export class Flushes {
  readonly #waiting = new Map<number, () => void>();
  #next = 1;

  /** `ask` sends the page a question with this number. */
  async ask(ask: (id: number) => void): Promise<void> {
    const id = this.#next++;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, flushWithin);
      this.#waiting.set(id, () => {
        clearTimeout(timer);
        resolve();
      });
      ask(id);
    });
    this.#waiting.delete(id);
  }

  answered(id: number): void {
    this.#waiting.get(id)?.();
  }

  dispose(): void {
    for (const done of this.#waiting.values()) done();
  }
}
