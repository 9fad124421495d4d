import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { PaperId } from "../paperId.ts";
import type { Backlink, CitationIndex } from "./citationIndex.ts";
import { compareLocators } from "./locators/locatorWords.ts";

/** A cited work, with all citations of it. */
export interface CitedPaper {
  /** The paper's id in the library, otherwise the target of the citations. */
  readonly id: PaperId;
  /** Absent if the library does not have the work. */
  readonly paper?: LibraryPaper;
  /** The record that the workspace's texts give of the work, if the library has no title for it. */
  readonly citedAs?: LibraryPaper;
  /**
   * How links in the workspace name the work (“LoRA”, “Aigrain et al. 2016”), if the library does not have it
   * and `citedAs` has no authors.
   */
  readonly citedBy?: string;
  /** Sorted by file, line and column. */
  readonly citations: readonly Backlink[];
  /** How many files cite it. */
  readonly files: number;
}

/** A part of a paper (`§3.2`) with the citations of it; without `locator`, those that name no part. */
export interface CitedPart {
  readonly locator?: string;
  readonly citations: readonly Backlink[];
}

/** The methods of the library that grouping needs. */
export interface PaperFinder {
  find(id: PaperId): LibraryPaper | undefined;
  /** See `Library.asCited`. */
  asCited?(id: PaperId): LibraryPaper | undefined;
  /** See `Library.citedBy`. */
  citedBy?(id: PaperId): string | undefined;
}

/**
 * Groups the citations of an index by paper, sorted by id: all spellings of one work together; works that the
 * library does not have by the citations' targets. Tentative citations count only if the library has the key.
 * With `files`, only the citations of those files.
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

/** How many papers a file cites: the number of groups that `groupByPaper` makes of it, but faster. */
export function countPapers(index: CitationIndex, library: Pick<PaperFinder, "find">, file: string): number {
  const ids = new Set<PaperId>();
  for (const { target, tentative } of index.in(file)) {
    const paper = library.find(target);
    if (paper || !tentative) ids.add(paper?.id ?? target);
  }
  return ids.size;
}

/**
 * Groups citations by the part of the paper that they cite, in the order of `compareLocators`, those that
 * name no part last. A citation of `§3, Eq. 4` is in both groups.
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
