/** Registers a listener; dispose of the result to remove it. */
export type Event<T> = (listener: (value: T) => void) => { dispose(): void };

/** An event emitter with the same shape as VS Code's, so that the editor can use both alike. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();
  readonly #report: (error: unknown) => void;

  /** `report` gets what a listener throws; by default it is thrown again in a later turn, as an uncaught error. */
  constructor(report: (error: unknown) => void = throwLater) {
    this.#report = report;
  }

  readonly event: Event<T> = (listener) => {
    // Wrapped, so that a function that is registered twice is called twice and can be removed once.
    const entry = (value: T) => listener(value);
    this.#listeners.add(entry);
    return { dispose: () => this.#listeners.delete(entry) };
  };

  /** Calls every listener, even if one throws. */
  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.#report(error);
      }
    }
  }
}

function throwLater(error: unknown): void {
  setTimeout(() => {
    throw error;
  }, 0);
}
