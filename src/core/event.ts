/** Registers a listener and returns how to take it back. */
export type Event<T> = (listener: (value: T) => void) => { dispose(): void };

/** The one small event of core, of the same shape as VS Code's, so that the editor can use both alike. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();
  readonly #report: (error: unknown) => void;

  /** `report` gets what a listener throws; without it that is an error that nobody caught, in a turn of its own. */
  constructor(report: (error: unknown) => void = throwLater) {
    this.#report = report;
  }

  readonly event: Event<T> = (listener) => {
    // A wrapper of its own, so that one function registered twice is called twice and disposed of once.
    const entry = (value: T) => listener(value);
    this.#listeners.add(entry);
    return { dispose: () => this.#listeners.delete(entry) };
  };

  /** Calls every listener, also where one throws: neither the later ones nor whoever fires are to blame. */
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
