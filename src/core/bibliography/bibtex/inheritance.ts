import { mostFields } from "../fileProblems.ts";
import type { BibtexEntry } from "./entryReader.ts";
import { heirNames, isInherited } from "./inheritedFields.ts";

/** Real chains are short: a chapter, its volume, the work in several volumes. */
const longestChain = 8;
/** How much all inherited fields together may add to a file, in characters, beyond the file's own length. */
const mostInFile = 8_000_000;

/** An entry's fields including inherited ones, and how many parents deep they come from. */
interface Whole {
  readonly fields: ReadonlyMap<string, string>;
  readonly depth: number;
}

/**
 * Resolves `crossref` and `xdata` in the entries of one file, as BibTeX and biber do: an entry's own fields win, then
 * those of `xdata`, then those of `crossref`. Circles, long chains and fields that would swell the file are left out
 * and reported, once per entry.
 */
export class Inheritance {
  readonly #entries: ReadonlyMap<string, BibtexEntry>;
  readonly #elsewhere: (key: string) => BibtexEntry | undefined;
  readonly #report: (entry: BibtexEntry, reason: string) => void;
  readonly #wholes = new Map<BibtexEntry, Whole>();
  readonly #open = new Set<BibtexEntry>();
  /** Entries by citekey and by `ids`, in lower case; made when first needed. */
  #byAnyKey: ReadonlyMap<string, BibtexEntry> | undefined;
  #left: number;

  /** `elsewhere` looks up entries that the file does not have. */
  constructor(
    entries: ReadonlyMap<string, BibtexEntry>,
    fileLength: number,
    report: (entry: BibtexEntry, reason: string) => void,
    elsewhere: (key: string) => BibtexEntry | undefined = () => undefined,
  ) {
    this.#elsewhere = elsewhere;
    this.#entries = entries;
    this.#report = report;
    this.#left = mostInFile + fileLength;
  }

  fieldsOf(entry: BibtexEntry): ReadonlyMap<string, string> {
    return this.#whole(entry).fields;
  }

  #whole(entry: BibtexEntry): Whole {
    const known = this.#wholes.get(entry);
    if (known !== undefined) return known;
    const parents = this.#parentsOf(entry);
    if (parents.length === 0) return { fields: entry.fields, depth: 0 };
    this.#open.add(entry);
    const whole = this.#made(entry, parents);
    this.#open.delete(entry);
    this.#wholes.set(entry, whole);
    return whole;
  }

  #made(entry: BibtexEntry, parents: readonly Parent[]): Whole {
    const fields = new Map(entry.fields);
    let depth = 0;
    let reason: string | undefined;
    for (const { parent, through } of parents) {
      if (this.#open.has(parent)) {
        reason ??= `Its ${through} "${parent.key}" leads in a circle.`;
        continue;
      }
      if (this.#open.size > longestChain) {
        reason ??= `Its ${through} "${parent.key}" is in a chain of more than ${longestChain} entries.`;
        continue;
      }
      const whole = this.#whole(parent);
      depth = Math.max(depth, whole.depth + 1);
      if (depth > longestChain)
        reason ??= `Its ${through} "${parent.key}" is in a chain of more than ${longestChain} entries.`;
      else if (!this.#take(fields, entry, parent, whole.fields, through)) {
        reason ??= `What it inherits from "${parent.key}" is too much.`;
      }
    }
    if (reason !== undefined) this.#report(entry, reason);
    return { fields, depth };
  }

  /** Adds the inherited fields to `fields`; false if they exceed a limit. */
  #take(
    fields: Map<string, string>,
    heir: BibtexEntry,
    parent: BibtexEntry,
    given: ReadonlyMap<string, string>,
    through: Parent["through"],
  ): boolean {
    const own = new Set(fields.keys());
    for (const [name, value] of given) {
      const names = through === "xdata" ? [name] : heirNames(heir.type, parent.type, name);
      for (const heirName of names) {
        if (fields.has(heirName) || !isInherited(heirName, through, own)) continue;
        // A parent may have the heir's field itself, as BibTeX needs it (`booktitle` beside `title`): that one wins.
        if (heirName !== name && given.has(heirName) && isInherited(heirName, through, own)) continue;
        this.#left -= value.length;
        if (fields.size >= mostFields || this.#left < 0) return false;
        fields.set(heirName, value);
      }
    }
    return true;
  }

  #parentsOf({ fields }: BibtexEntry): readonly Parent[] {
    const shared = fields.get("xdata");
    const whole = fields.get("crossref");
    const parts = shared === undefined ? [] : shared.split(",").map((key) => this.#find(key.trim()));
    const parents: Parent[] = parts.flatMap((parent) => (parent ? [{ parent, through: "xdata" }] : []));
    const parent = whole === undefined ? undefined : this.#find(whole.trim());
    return parent === undefined ? parents : [...parents, { parent, through: "crossref" }];
  }

  /** By its exact citekey, else by citekey or `ids` regardless of case (as in BibTeX), else in other files. */
  #find(key: string): BibtexEntry | undefined {
    if (key === "") return undefined;
    const exact = this.#entries.get(key);
    if (exact !== undefined) return exact;
    this.#byAnyKey ??= byAnyKey(this.#entries);
    return this.#byAnyKey.get(key.toLowerCase()) ?? this.#elsewhere(key);
  }
}

interface Parent {
  readonly parent: BibtexEntry;
  readonly through: "xdata" | "crossref";
}

function byAnyKey(entries: ReadonlyMap<string, BibtexEntry>): ReadonlyMap<string, BibtexEntry> {
  const found = new Map<string, BibtexEntry>();
  for (const [key, entry] of entries) {
    for (const name of [key, ...(entry.fields.get("ids") ?? "").split(",")]) {
      const small = name.trim().toLowerCase();
      if (!found.has(small)) found.set(small, entry);
    }
  }
  return found;
}
