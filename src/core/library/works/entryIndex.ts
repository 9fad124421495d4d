import type { PaperId } from "../../paperId.ts";
import type { Entry } from "./entry.ts";

/**
 * Which records have an id. Most ids have one record, which is stored without a set: ten thousand sets would be slow.
 */
export class EntryIndex {
  readonly #entries = new Map<PaperId, Entry | Set<Entry>>();

  of(id: PaperId): Iterable<Entry> {
    const found = this.#entries.get(id);
    return found === undefined ? [] : found instanceof Set ? found : [found];
  }

  /** Any record with this id. */
  one(id: PaperId): Entry | undefined {
    const [entry] = this.of(id);
    return entry;
  }

  /** Whether no other record shares an id with this one. */
  isAlone(entry: Entry): boolean {
    return entry.ids.every((id) => this.#entries.get(id) === entry);
  }

  add(entry: Entry): void {
    for (const id of entry.ids) {
      const found = this.#entries.get(id);
      if (found === undefined) this.#entries.set(id, entry);
      else if (found instanceof Set) found.add(entry);
      else if (found !== entry) this.#entries.set(id, new Set([found, entry]));
    }
  }

  delete(entry: Entry): void {
    for (const id of entry.ids) {
      const found = this.#entries.get(id);
      if (found === entry) this.#entries.delete(id);
      else if (found instanceof Set) {
        found.delete(entry);
        const [last] = found;
        if (found.size === 1 && last) this.#entries.set(id, last);
      }
    }
  }
}
