import { idsOf } from "../ids/idsOf.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { PaperId } from "../paperId.ts";

/**
 * Keeps only the first of two cited ids of one work. They are of one work if the workspace's BibTeX entry of
 * each also has the other.
 */
export function onceAWork<T extends { readonly id: PaperId; readonly citedAs?: LibraryPaper | undefined }>(
  cited: readonly T[],
): readonly T[] {
  const idsOfEntry = new Map(cited.map(({ id, citedAs }) => [id, citedAs ? idsOf(citedAs) : []]));
  const kept = new Set<PaperId>();
  return cited.filter(({ id }) => {
    const others = idsOfEntry.get(id) ?? [];
    const isThere = others.some((one) => kept.has(one) && idsOfEntry.get(one)?.includes(id));
    if (!isThere) kept.add(id);
    return !isThere;
  });
}
