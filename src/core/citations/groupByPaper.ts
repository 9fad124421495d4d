import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { PaperId } from "../paperId.ts";
import type { Backlink, CitationIndex } from "./citationIndex.ts";
import { compareLocators } from "./locators/locatorWords.ts";

/** One work that is cited, with every place that cites it. */
export interface CitedPaper {
  /** The library's id of the paper, else what the citations name. */
  readonly id: PaperId;
  /** Absent where the library does not know the work. */
  readonly paper?: LibraryPaper;
  /** What the texts of the workspace say of the work, where the library has no title of it. */
  readonly citedAs?: LibraryPaper;
  /** What the texts' links call it (“LoRA”, “Aigrain et al. 2016”), where the library lacks it and `citedAs` has no authors. */
  readonly citedBy?: string;
  /** By file, line and column. */
  readonly citations: readonly Backlink[];
  /** How many files cite it. */
  readonly files: number;
}

/** A part of a paper (`§3.2`) with the places that cite it; without `locator` those that name no part. */
export interface CitedPart {
  readonly locator?: string;
  readonly citations: readonly Backlink[];
}

/** What grouping asks of the library. */
export interface PaperFinder {
  find(id: PaperId): LibraryPaper | undefined;
  /** See `Library.asCited`. */
  asCited?(id: PaperId): LibraryPaper | undefined;
  /** See `Library.citedBy`. */
  citedBy?(id: PaperId): string | undefined;
}

/**
 * The papers that the files of an index cite, by id: all spellings of one work together, works that the library does
 * not know by what the citations name. Tentative citations count only where the library has the key. With `files`, those
 * files' citations alone.
 */
export function groupByPaper(
  index: CitationIndex,
  library: PaperFinder,
  files: Iterable<string> = index.files(),
): CitedPaper[] {
  const groups = new Map<PaperId, { paper?: LibraryPaper; citations: Backlink[]; files: number }>();
  const known = new Map<PaperId, LibraryPaper | undefined>();
  const find = (target: PaperId) => {
    if (!known.has(target)) known.set(target, library.find(target));
    return known.get(target);
  };
  for (const name of [...files].sort()) {
    const seen = new Set<PaperId>();
    for (const citation of index.in(name)) {
      const paper = find(citation.target);
      if (citation.tentative && !paper) continue;
      const id = paper?.id ?? citation.target;
      const group = groups.get(id) ?? { ...(paper && { paper }), citations: [], files: 0 };
      groups.set(id, group);
      group.citations.push({ file: name, citation });
      if (!seen.has(id)) group.files++;
      seen.add(id);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([id, group]) => {
      const citedAs = group.paper?.title ? undefined : library.asCited?.(id);
      const citedBy = (group.paper ?? citedAs?.authors) ? undefined : library.citedBy?.(id);
      return { id, ...group, ...(citedAs && { citedAs }), ...(citedBy !== undefined && { citedBy }) };
    });
}

/** How many papers a file cites: as many as `groupByPaper` has of it, in a part of the time. */
export function countPapers(index: CitationIndex, library: Pick<PaperFinder, "find">, file: string): number {
  const ids = new Set<PaperId>();
  for (const { target, tentative } of index.in(file)) {
    const paper = library.find(target);
    if (paper || !tentative) ids.add(paper?.id ?? target);
  }
  return ids.size;
}

/**
 * Groups citations by the parts they name, in the order in which a reader expects them, last those that name none; a
 * citation of `§3, Eq. 4` stands in both groups.
 */
export function byLocator(citations: readonly Backlink[]): CitedPart[] {
  const parts = new Map<string | undefined, Backlink[]>();
  for (const backlink of citations) {
    const { locator } = backlink.citation;
    for (const part of locator === undefined ? [undefined] : new Set(locator.split(", "))) {
      const group = parts.get(part) ?? [];
      parts.set(part, group);
      group.push(backlink);
    }
  }
  return [...parts]
    .sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : compareLocators(a, b)))
    .map(([locator, group]) => ({ ...(locator !== undefined && { locator }), citations: group }));
}
