import type { CitationIndex } from "../../../core/citations/citationIndex.ts";
import type { Library } from "../../../core/library/library.ts";
import { firstOf, offers } from "../../../core/library/offers.ts";
import type { PaperSearch } from "../../../core/search/paperSearch.ts";
import type { Card } from "../../../protocol/messages.ts";
import { cardOf } from "./namedPapers.ts";

/** The most papers in a list. */
const most = 8;

/**
 * The papers that a partly typed citation may mean: those with a key that starts with it, in the order of `offers`,
 * then search results.
 */
export async function completionsOf(
  query: string,
  library: Library,
  index: CitationIndex,
  search: () => Promise<PaperSearch>,
): Promise<readonly Card[]> {
  const typed = query.trim().toLowerCase();
  const found = firstOf(offers(library, index.targets()), most, ({ citekeys }) =>
    citekeys.some((key) => key.toLowerCase().startsWith(typed)),
  );
  const hits = typed.length < 2 || found.length >= most ? [] : (await search()).search(query, most);
  const papers = new Set([...found.slice(0, most), ...hits.map(({ paper }) => paper)]);
  return [...papers].slice(0, most).flatMap((paper) => {
    const [key] = paper.citekeys;
    return key === undefined ? [] : [cardOf(key, paper)];
  });
}
