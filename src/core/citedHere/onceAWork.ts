import { idsOf } from "../ids/idsOf.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { PaperId } from "../paperId.ts";

/** Of two cited ids that the workspace's entries of both call one work's, keeps the first alone. */
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
