import * as vscode from "vscode";
import { rowName } from "../../core/groups/rowName.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { firstOf, offers } from "../../core/library/offers.ts";
import type { Services } from "../services.ts";
import type * as SearchBundle from "./bundle.ts";
import type { PlacesInWorkspace } from "./placesInWorkspace.ts";
import type { RecentSearches } from "./recentSearches.ts";
import {
  addItem,
  completionItem,
  nothingItems,
  paperButtons,
  paperItem,
  placeItem,
  recentItem,
  type SearchItem,
  separator,
} from "./searchItems.ts";

const mostShown = 60;
const mostRecent = 4;
const mostRelated = 5;
/** Places are listed below the best papers, for queries of a few letters or more. */
const mostPlaces = 5;
const mostBeforePlaces = 5;
const shortestForPlaces = 4;
/** For this many papers, the texts are read to find out why they matched. */
const mostExplained = 25;

/**
 * Returns a function that gives the rows of Search Papers for a query. Before anything is typed: papers related to the
 * open one, recent searches, then the others as `offers` lists them.
 */
export async function rowsMaker(
  { library, index, search, bundles }: Pick<Services, "library" | "index" | "search" | "bundles">,
  recent: RecentSearches,
  places: PlacesInWorkspace,
  near: LibraryPaper | undefined,
): Promise<(query: string) => readonly SearchItem[]> {
  const { filterCompletion, mayBeMissing, reasonFor } = await bundles.loadPart<typeof SearchBundle>("search");
  const engine = await search();
  const completions = filterCompletion(library);
  const buttons = paperButtons();
  const { l10n } = vscode;
  const rows = (papers: readonly LibraryPaper[]) =>
    papers.map((paper) => paperItem(paper, undefined, buttons));
  const section = (title: string, items: readonly SearchItem[]) =>
    items.length === 0 ? [] : [separator(title), ...items];
  return (query) => {
    if (query !== "") {
      const hits = engine.search(query, mostShown, { withCited: true });
      const found = hits.map(({ paper }, n) =>
        paperItem(paper, n < mostExplained ? reasonFor(paper, query) : undefined, buttons),
      );
      const filters = completions(query).map(completionItem);
      const written = query.length < shortestForPlaces ? [] : places.search(query, mostPlaces);
      if (found.length + filters.length + written.length === 0) return nothingItems(query);
      const first = written.length > 0 ? mostBeforePlaces : found.length;
      return [
        ...filters,
        ...found.slice(0, first),
        ...section(
          l10n.t("Your notes, and lines that cite"),
          written.map((place) => placeItem(place, query)),
        ),
        ...section(l10n.t("More papers"), found.slice(first)),
        ...(mayBeMissing(query, hits[0]?.paper) ? [separator(""), addItem(query)] : []),
      ];
    }
    const all = offers(library, index.targets(), { withCited: true });
    const offered = firstOf(all, mostShown + mostRelated, ({ title }) => title !== "");
    if (offered.length === 0) return nothingItems(query);
    const related = near ? engine.related(near, mostRelated).map(({ paper }) => paper) : [];
    const shown = new Set(related);
    const others = offered.filter((paper) => !shown.has(paper)).slice(0, mostShown);
    return [
      ...section(near ? l10n.t("Near {0}", rowName(near)) : "", rows(related)),
      ...section(l10n.t("Recent searches"), recent.list().slice(0, mostRecent).map(recentItem)),
      ...section(l10n.t("Papers"), rows(others)),
    ];
  };
}
