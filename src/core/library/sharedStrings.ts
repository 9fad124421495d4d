import type { LibraryContent, StringOf } from "./source.ts";

/** What one `.bib` defines with `@string`, and what it takes from others. */
interface FileStrings {
  readonly strings: ReadonlyMap<string, string>;
  readonly borrowed: ReadonlyMap<string, string | undefined>;
}

const nothing: ReadonlyMap<string, string> = new Map();

/**
 * The `@string`s of all `.bib` files. A document names several files, `\bibliography{abbreviations,refs}`, and what one
 * defines the next ones use; which of them go together we are not told, so the nearest definition counts: one of the same
 * folder before others, then by the names of the files.
 */
export class SharedStrings {
  readonly #files = new Map<string, FileStrings>();
  /** The files that define a name. */
  readonly #definers = new Map<string, Set<string>>();

  /** What a file holds now. */
  set(file: string, content: LibraryContent | undefined): void {
    for (const name of this.#files.get(file)?.strings.keys() ?? []) this.#definers.get(name)?.delete(file);
    this.#files.delete(file);
    if (content === undefined || !("records" in content)) return;
    const { strings = nothing, borrowed = nothing } = content;
    if (strings.size === 0 && borrowed.size === 0) return;
    this.#files.set(file, { strings, borrowed });
    for (const name of strings.keys()) {
      const definers = this.#definers.get(name) ?? new Set();
      this.#definers.set(name, definers.add(file));
    }
  }

  /** What other files define, as one file sees it. */
  seenFrom(file: string): StringOf {
    return (name) => {
      const definers = [...(this.#definers.get(name) ?? [])].filter((other) => other !== file).sort();
      const nearest = definers.find((other) => folderOf(other) === folderOf(file)) ?? definers[0];
      return nearest === undefined ? undefined : this.#files.get(nearest)?.strings.get(name);
    };
  }

  /** The files whose entries would read otherwise now. */
  stale(): readonly string[] {
    return [...this.#files].flatMap(([file, { borrowed }]) => {
      const stringOf = this.seenFrom(file);
      return [...borrowed].some(([name, text]) => stringOf(name) !== text) ? [file] : [];
    });
  }
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf("/") + 1);
