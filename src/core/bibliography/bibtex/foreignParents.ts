import type { StringOf } from "../../library/source.ts";
import type { BibtexEntry } from "./entryReader.ts";

/** Entries that others take fields from. */
const wholes = /^(?:mv)?(?:book|collection|reference|proceedings)$|^(?:xdata|periodical|booklet|manual)$/;
/** In characters; abstracts and lists of files are longer, and no part of another entry. */
const longest = 5000;

/** Shared like an `@string`, under a name that no macro can have. */
const nameOf = (key: string): string => `{${key.toLowerCase()}}`;

/** Whether other files may take fields of an entry over. */
export const isShared = ({ type }: BibtexEntry): boolean => wholes.test(type);

/** What they may take over, as a pair for the file's `strings`. */
export function sharedParent(
  { type, key }: BibtexEntry,
  fields: ReadonlyMap<string, string>,
): readonly [name: string, text: string] {
  // Its own parents are in its fields already.
  const given = [...fields].filter(
    ([name, value]) => value.length <= longest && name !== "crossref" && name !== "xdata",
  );
  return [nameOf(key), JSON.stringify([type, key, given])];
}

/**
 * The entries of other files that `crossref` and `xdata` name: `\bibliography{proceedings,refs}` reads both files as one.
 * Each that was asked for stands in `borrowed`, so that the file is read again when it changes.
 */
export class ForeignParents {
  readonly borrowed = new Map<string, string | undefined>();
  readonly #found = new Map<string, BibtexEntry | undefined>();
  readonly #stringOf: StringOf;

  constructor(stringOf: StringOf) {
    this.#stringOf = stringOf;
  }

  find(key: string): BibtexEntry | undefined {
    const name = nameOf(key);
    if (!this.borrowed.has(name)) {
      const text = this.#stringOf(name);
      this.borrowed.set(name, text);
      this.#found.set(name, text === undefined ? undefined : entryOf(text));
    }
    return this.#found.get(name);
  }
}

function entryOf(text: string): BibtexEntry {
  const [type, key, fields]: [string, string, [string, string][]] = JSON.parse(text);
  return { type, key, fields: new Map(fields), place: { line: 0, start: 0, end: 0 } };
}
