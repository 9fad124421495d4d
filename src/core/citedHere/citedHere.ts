import type { Saying } from "../beside/saying.ts";
import { citekeyProblem } from "../citekeys/citekeyProblem.ts";
import { newCitekey } from "../citekeys/newCitekey.ts";
import { fieldsOfIds } from "../ids/idsOf.ts";
import type { LibraryPaper, Origin } from "../library/libraryPaper.ts";
import type { PaperField } from "../paper.ts";
import type { PaperId } from "../paperId.ts";
import { type FileSaying, settle } from "./settle.ts";

/** The maximum number of places that are listed for a paper. */
const mostOrigins = 20;

/**
 * What the texts of a workspace say about the papers that they cite: the lowest layer of the
 * library. Takes the sayings of each file and settles them into one record per paper; a
 * changed file costs only its own papers.
 */
export class CitedHere {
  readonly #byFile = new Map<string, readonly Saying[]>();
  readonly #byId = new Map<PaperId, Map<string, readonly Saying[]>>();
  readonly #settled = new Map<PaperId, LibraryPaper | undefined>();

  /**
   * Replaces the sayings of a file; pass none for a file that is gone. Returns
   * whether they differ from before.
   */
  set(file: string, sayings: readonly Saying[]): boolean {
    const before = this.#byFile.get(file) ?? [];
    if (isSame(before, sayings)) return false;
    for (const { id } of before) {
      const files = this.#byId.get(id);
      files?.delete(file);
      if (files?.size === 0) this.#byId.delete(id);
      this.#settled.delete(id);
    }
    if (sayings.length === 0) this.#byFile.delete(file);
    else this.#byFile.set(file, sayings);
    for (const saying of sayings) {
      const files = this.#byId.get(saying.id) ?? new Map<string, readonly Saying[]>();
      this.#byId.set(saying.id, files);
      files.set(file, [...(files.get(file) ?? []), saying]);
      this.#settled.delete(saying.id);
    }
    return true;
  }

  files(): Iterable<string> {
    return this.#byFile.keys();
  }

  /** The ids about which something is said. */
  ids(): Iterable<PaperId> {
    return this.#byId.keys();
  }

  /**
   * What is said about a work, as a paper with empty `citekeys`, so that no key leads to it; the same object
   * until something changes.
   */
  find(id: PaperId): LibraryPaper | undefined {
    if (!this.#settled.has(id)) this.#settled.set(id, this.#settle(id));
    return this.#settled.get(id);
  }

  /**
   * How links name a work: by a short name (“LoRA”), otherwise by authors and
   * year; `undefined` if they disagree.
   */
  by(id: PaperId): string | undefined {
    const said = [...(this.#byId.get(id)?.values() ?? [])].flat().flatMap(({ by }) => by ?? []);
    return agreed(said.filter((by) => !by.includes(" "))) ?? agreed(said.filter((by) => by.includes(" ")));
  }

  #settle(id: PaperId): LibraryPaper | undefined {
    const said = [...(this.#byId.get(id) ?? [])].flatMap(([file, sayings]) =>
      sayings.map((saying): FileSaying => ({ file, saying })),
    );
    const settled = settle(said);
    if (settled === undefined) return undefined;
    const { title, authors, year, key, otherIds, places } = settled;
    const record = {
      title,
      ...(authors && { authors }),
      ...(year !== undefined && { year }),
      ...fieldsOfIds([...otherIds, id]),
    };
    const origins = places
      .slice(0, mostOrigins)
      .map(({ file, saying }): Origin => ({ file, kind: "cited", line: saying.line }));
    const fieldOrigins: { [F in PaperField]?: Origin } = {};
    const [origin] = origins;
    if (origin !== undefined) fieldOrigins.title = origin;
    return {
      citekey: proposedKey(record, key),
      ...record,
      id,
      ids: [id],
      citekeys: [],
      origins,
      fieldOrigins,
    };
  }
}

/**
 * The key of the BibTeX entries, otherwise one made of author, year and title;
 * "" if authors or year are unknown.
 */
function proposedKey(record: Parameters<typeof newCitekey>[0], key: string | undefined): string {
  if (key !== undefined && citekeyProblem(key) === undefined) return key;
  return record.authors !== undefined && record.year !== undefined ? newCitekey(record, () => false) : "";
}

/** The name that all agree on, ignoring case; `undefined` if there is none. */
function agreed(names: readonly string[]): string | undefined {
  const [first, ...others] = names;
  return others.every((other) => other.toLowerCase() === first?.toLowerCase()) ? first : undefined;
}

function isSame(one: readonly Saying[], other: readonly Saying[]): boolean {
  return one.length === other.length && JSON.stringify(one) === JSON.stringify(other);
}
