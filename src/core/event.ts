/** Registers a listener and returns how to take it back. */
export type Event<T> = (listener: (value: T) => void) => { dispose(): void };

/** The one small event of core, of the same shape as VS Code's, so that the editor can use both alike. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener) => {
    // A wrapper of its own, so that one function registered twice is called twice and disposed of once.
    const entry = (value: T) => listener(value);
    this.#listeners.add(entry);
    return { dispose: () => this.#listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
