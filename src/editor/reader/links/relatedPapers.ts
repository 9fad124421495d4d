import { l10n } from "vscode";
import type { LibraryPaper } from "../../../core/library/libraryPaper.ts";
import type { PaperSearch } from "../../../core/search/paperSearch.ts";
import type { Related } from "../../../protocol/messages.ts";
import { venueAndYear } from "../../papers/venueAndYear.ts";

/** How many related papers a page lists. */
const most = 6;

/** The papers related to one, each with the reason. */
export async function relatedTo(search: PaperSearch, paper: LibraryPaper): Promise<readonly Related[]> {
  await search.ready;
  return search.related(paper, most).flatMap(({ paper: other, words, filesCitingBoth, tags }) => {
    const [key] = other.citekeys;
    if (key === undefined) return [];
    const cited =
      filesCitingBoth === 1
        ? l10n.t("cited with it in one file")
        : l10n.t("cited with it in {0} files", filesCitingBoth);
    const reasons = [
      ...(filesCitingBoth > 0 ? [cited] : []),
      ...(tags.length > 0 ? [l10n.t("tagged {0}", tags.join(", "))] : []),
      ...(words.length > 0 ? [l10n.t("alike in {0}", words.join(", "))] : []),
    ];
    const facts = [other.authors?.[0], venueAndYear(other)].filter((fact) => fact !== undefined);
    return [{ key, title: other.title || key, facts, reasons }];
  });
}
