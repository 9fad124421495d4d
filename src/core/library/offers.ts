import { fieldsOfId } from "../ids/idsOf.ts";
import type { PaperId } from "../paperId.ts";
import type { Library } from "./library.ts";
import { isOnlyShipped, type LibraryPaper } from "./libraryPaper.ts";

export interface OfferOptions {
  /** Also offers works that the workspace cites but the library lacks; no citekey leads to them. */
  readonly withCited?: boolean;
}

/**
 * The papers to pick from before anything is typed, and among equal matches: those that the workspace cites, the most
 * cited first; then the others of the reader; last those that only ship with Marginalia. `citations` tells how often
 * each id is cited. A generator, because most lists show the first hundred.
 */
export function* offers(
  library: Library,
  citations: ReadonlyMap<PaperId, number>,
  options: OfferOptions = {},
): Generator<LibraryPaper> {
  const cited = new Set<PaperId>();
  for (const paper of citedPapers(library, citations, options)) {
    cited.add(paper.id);
    yield paper;
  }
  for (const isLast of [false, true])
    for (const paper of library.papers)
      if (isOnlyShipped(paper) === isLast && !cited.has(paper.id)) yield paper;
}

/** The papers that the workspace cites, the most cited first; among those cited as often, bare ids come last. */
export function citedPapers(
  library: Library,
  citations: ReadonlyMap<PaperId, number>,
  { withCited = false }: OfferOptions = {},
): readonly LibraryPaper[] {
  const cited = new Map<PaperId, { readonly paper: LibraryPaper; count: number }>();
  for (const [target, count] of citations) {
    const paper = library.find(target) ?? (withCited ? citedWork(library, target) : undefined);
    if (paper === undefined) continue;
    const known = cited.get(paper.id);
    if (known) known.count += count;
    else cited.set(paper.id, { paper, count });
  }
  const untitled = ({ title }: LibraryPaper) => (title === "" ? 1 : 0);
  return [...cited.values()]
    .sort((a, b) => b.count - a.count || untitled(a.paper) - untitled(b.paper) || byName(a.paper, b.paper))
    .map(({ paper }) => paper);
}

/** The ids by which the library, or what texts say, knows what is cited. */
export const citedIds = (library: Library, citations: ReadonlyMap<PaperId, number>): ReadonlySet<PaperId> =>
  new Set([...citations.keys()].map((target) => library.known(target)?.id ?? target));

/** The first `most` of an order of papers, such as `offers`, that pass; the rest is not looked at. */
export function firstOf(
  papers: Iterable<LibraryPaper>,
  most: number,
  passes: (paper: LibraryPaper) => boolean = () => true,
): readonly LibraryPaper[] {
  const found: LibraryPaper[] = [];
  for (const paper of papers) {
    if (found.length >= most) break;
    if (passes(paper)) found.push(paper);
  }
  return found;
}

/** What the workspace's texts say of a work that the library lacks, else only its id, with neither title nor key. */
export function unknownWork(library: Library, id: PaperId): LibraryPaper {
  const bare = { citekey: "", title: "", id, ids: [id], citekeys: [], origins: [], fieldOrigins: {} };
  return library.asCited(id) ?? { ...bare, ...fieldsOfId(id) };
}

/** A cited work that the library lacks. A key alone is left out: it may be none, such as a mention of a user. */
const citedWork = (library: Library, id: PaperId): LibraryPaper | undefined =>
  id.startsWith("key:") ? library.asCited(id) : unknownWork(library, id);

function byName(one: LibraryPaper, other: LibraryPaper): number {
  const [a, b] = [one.citekey || one.id, other.citekey || other.id];
  return a < b ? -1 : a > b ? 1 : 0;
}
