import type { LibraryContent, StringOf } from "./source.ts";

/** The `@string`s (and entries to inherit from) that one `.bib` defines, and those it borrows from others. */
interface FileStrings {
  readonly strings: ReadonlyMap<string, string>;
  readonly borrowed: ReadonlyMap<string, string | undefined>;
}

const nothing: ReadonlyMap<string, string> = new Map();

/**
 * The `@string`s of all `.bib` files. A document may name several files, `\bibliography{abbreviations,refs}`, and each
 * may use what earlier ones define. We do not know which files go together, so the nearest definition counts: first one
 * in the same folder, then by file name.
 */
export class SharedStrings {
  readonly #files = new Map<string, FileStrings>();
  /** The files that define each name. */
  readonly #definers = new Map<string, Set<string>>();

  /** Replaces the contents of a file. */
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

  /** The files whose entries would now read differently. */
  stale(): readonly string[] {
    return [...this.#files].flatMap(([file, { borrowed }]) => {
      const stringOf = this.seenFrom(file);
      return [...borrowed].some(([name, text]) => stringOf(name) !== text) ? [file] : [];
    });
  }
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf("/") + 1);
