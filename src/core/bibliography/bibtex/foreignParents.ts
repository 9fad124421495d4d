import type { StringOf } from "../../library/source.ts";
import type { BibtexEntry } from "./entryReader.ts";

/** Types of entries that others may inherit from. */
const wholes = /^(?:mv)?(?:book|collection|reference|proceedings)$|^(?:xdata|periodical|booklet|manual)$/;
/** The longest value that is shared, in characters. Only abstracts and lists of files are longer. */
const longest = 5000;

/** The name under which an entry is shared like an `@string`: one that no macro can have. */
const nameOf = (key: string): string => `{${key.toLowerCase()}}`;

/** Whether entries of other files may inherit from this one. */
export const isShared = ({ type }: BibtexEntry): boolean => wholes.test(type);

/** The entry with the fields that others may inherit, as a pair for the file's `strings`. */
export function sharedParent(
  { type, key }: BibtexEntry,
  fields: ReadonlyMap<string, string>,
): readonly [name: string, text: string] {
  // The fields of its own parents are included already.
  const given = [...fields].filter(
    ([name, value]) => value.length <= longest && name !== "crossref" && name !== "xdata",
  );
  return [nameOf(key), JSON.stringify([type, key, given])];
}

/**
 * Looks up entries of other files that `crossref` and `xdata` name: `\bibliography{proceedings,refs}` reads both
 * files as one. Each lookup is kept in `borrowed`, so that the file is read again when that entry changes.
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
