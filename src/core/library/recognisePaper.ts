import { idsOf } from "../ids/idsOf.ts";
import { memoizeByObject } from "../memoize.ts";
import { type Paper, titlesOf } from "../paper.ts";
import { keyId, type PaperId } from "../paperId.ts";
import type { Library } from "./library.ts";
import type { LibraryPaper } from "./libraryPaper.ts";
import type { Entry } from "./works/entry.ts";
import { titleKey, titleRelation } from "./works/titleRelation.ts";
import { areTwoWorks, authorsOf } from "./works/twoWorks.ts";

/** Why it is uncertain whether the library has a paper. */
export type Doubt =
  /** Another paper, with another title and other people, has one of its ids. */
  | "shared-id"
  /** A paper has the same title, and nothing else tells whether it is the same work. */
  | "same-title"
  /** A paper has the same title, but another id of the same kind or other people. */
  | "same-title-other-work"
  /** The record has no title. */
  | "no-title";

export type Recognised =
  | { readonly kind: "new" }
  | { readonly kind: "known"; readonly as: LibraryPaper }
  | { readonly kind: "doubtful"; readonly doubt: Doubt; readonly as?: LibraryPaper };

/** The most papers with one title to compare: a hostile file may have ten thousand. */
const mostOfOneTitle = 64;

/** Papers by their titles and aliases. */
export class KnownTitles {
  readonly #papers = new Map<string, LibraryPaper[]>();

  add(paper: LibraryPaper): void {
    this.#put(paper, (there) => {
      if (there.length < mostOfOneTitle) there.push(paper);
    });
  }

  /** Adds a paper to be looked at before others with its title. */
  addFirst(paper: LibraryPaper): void {
    this.#put(paper, (there) => {
      there.unshift(paper);
      there.length = Math.min(there.length, mostOfOneTitle);
    });
  }

  #put(paper: LibraryPaper, into: (there: LibraryPaper[]) => void): void {
    for (const key of new Set(titlesOf(paper).map(titleKey))) {
      if (key === "") continue;
      const there = this.#papers.get(key) ?? [];
      this.#papers.set(key, there);
      into(there);
    }
  }

  of(title: string): readonly LibraryPaper[] {
    return this.#papers.get(titleKey(title)) ?? [];
  }
}

/**
 * Whether the library has a paper: by its ids, by the citekey from its source (`hasOwnKey`), else by its title. Two
 * works that share an id are told apart by the library's own rules. A title alone is doubtful; a title with people and
 * year, or with the abstract, is enough.
 */
export function recognise(
  paper: LibraryPaper,
  hasOwnKey: boolean,
  library: Pick<Library, "find">,
  titles: KnownTitles,
): Recognised {
  const isWeak = (id: PaperId) => /^(?:key|url):/.test(id);
  for (const id of paper.ids.filter((one) => !isWeak(one))) {
    const found = library.find(id);
    if (found === undefined) continue;
    const isSame = !areTwoWorks(entryOf(paper), entryOf(found));
    return isSame ? { kind: "known", as: found } : { kind: "doubtful", doubt: "shared-id", as: found };
  }
  for (const id of paper.ids.filter(isWeak)) {
    const found = !id.startsWith("key:") || hasOwnKey ? library.find(id) : undefined;
    if (found === undefined || contradict(paper, found)) continue;
    const isAlike = titlesOf(found).some((title) => titleRelation(paper.title, title) !== "other");
    if (isAlike && !areTwoWorks(entryOf(paper), entryOf(found))) return { kind: "known", as: found };
  }
  if (paper.title === "") return { kind: "doubtful", doubt: "no-title" };
  let doubt: (Recognised & { readonly kind: "doubtful" }) | undefined;
  for (const found of titles.of(paper.title)) {
    const relation = relationOf(paper, found);
    if (relation === "same") return { kind: "known", as: found };
    const isNearer = doubt === undefined || (relation === "same-title" && doubt.doubt !== relation);
    if (relation !== "other" && isNearer) doubt = { kind: "doubtful", doubt: relation, as: found };
  }
  return doubt ?? { kind: "new" };
}

const titleIndexOf = memoizeByObject((papers: readonly LibraryPaper[]) => {
  const titles = new KnownTitles();
  for (const paper of papers) titles.add(paper);
  return titles;
});

/**
 * The library's paper for a record. If only the title matches, it may be another version of the work, or another work.
 */
export interface Known {
  readonly paper: LibraryPaper;
  readonly by: "id" | "title";
}

/**
 * The library's paper that a record without a citekey is or may be. A paper with another arXiv id or other people is
 * another work, whatever its title.
 */
export function knownAs(
  library: Pick<Library, "find" | "papers">,
  record: Omit<Paper, "citekey">,
): Known | undefined {
  const ids = idsOf({ ...record, citekey: "" }).filter((id) => !id.startsWith("key:"));
  const id = ids[0] ?? keyId("");
  const paper = { ...record, citekey: "", id, ids, citekeys: [], origins: [], fieldOrigins: {} };
  const found = recognise(paper, false, library, titleIndexOf(library.papers));
  if (found.kind === "new" || found.as === undefined) return undefined;
  if (found.as.ids.some((one) => ids.includes(one))) return { paper: found.as, by: "id" };
  const isOther =
    contradict(paper, found.as, ["arXiv:"]) || authorsOf(entryOf(paper), entryOf(found.as)) === "other";
  return isOther ? undefined : { paper: found.as, by: "title" };
}

/** How two papers with the same title are related. */
function relationOf(a: LibraryPaper, b: LibraryPaper): "same" | "other" | Doubt {
  if (contradict(a, b)) return "same-title-other-work";
  if (a.abstract !== undefined && b.abstract !== undefined && titleKey(a.abstract) === titleKey(b.abstract))
    return "same";
  const people = authorsOf(entryOf(a), entryOf(b));
  // Many works share a short title (“Introduction”).
  if (people === "other") return titleKey(a.title).length < 20 ? "other" : "same-title-other-work";
  const years = a.year === undefined || b.year === undefined ? 0 : Math.abs(a.year - b.year);
  return people === "common" && years <= 1 ? "same" : "same-title";
}

/** Whether both have ids of one of these kinds, and not the same one. */
function contradict(a: LibraryPaper, b: LibraryPaper, kinds = ["arXiv:", "doi:", "openreview:"]): boolean {
  return kinds.some((kind) => {
    const [mine, theirs] = [a, b].map(({ ids }) => ids.filter((id) => id.startsWith(kind)));
    return mine?.length && theirs?.length && !mine.some((id) => theirs.includes(id));
  });
}

/** A merged paper as a record. */
function entryOf(paper: LibraryPaper): Entry {
  const [origin] = paper.origins;
  return {
    record: { paper, line: origin?.line ?? 0, ...(paper.original && { original: paper.original }) },
    file: origin?.file ?? "",
    layer: { kind: origin?.kind ?? "bibliography", order: 0 },
    index: 0,
    ids: paper.ids,
  };
}
