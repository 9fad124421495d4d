import { familyName } from "../citekeys/familyName.ts";
import { idsOf } from "../ids/idsOf.ts";
import { memoizeByObject } from "../memoize.ts";
import type { Paper } from "../paper.ts";
import { withoutAccents } from "../text/accents.ts";
import type { Library } from "./library.ts";
import type { LibraryPaper } from "./libraryPaper.ts";
import { titleKey } from "./works/titleRelation.ts";

/** The paper of a library that a record is of. By its title alone it may be another form of the work, or another work. */
export interface Known {
  readonly paper: LibraryPaper;
  readonly by: "id" | "title";
}

const byTitle = memoizeByObject((papers: readonly LibraryPaper[]) => {
  const found = new Map<string, LibraryPaper>();
  for (const paper of papers) {
    const key = titleKey(paper.title);
    if (key !== "" && !found.has(key)) found.set(key, paper);
  }
  return found;
});

/** Whether a library has a record's paper already: by any of its ids, else by title and first author. */
export function knownAs(
  library: Pick<Library, "find" | "papers">,
  record: Omit<Paper, "citekey">,
): Known | undefined {
  const ids = idsOf({ ...record, citekey: "" }).filter((id) => !id.startsWith("key:"));
  const same = ids.map((id) => library.find(id)).find((paper) => paper !== undefined);
  if (same) return { paper: same, by: "id" };
  const alike = byTitle(library.papers).get(titleKey(record.title));
  if (!alike || (record.arxiv && alike.arxiv && record.arxiv !== alike.arxiv)) return undefined;
  const [one, other] = [record, alike].map(({ authors: [first = ""] = [] }) =>
    withoutAccents(familyName(first)).toLowerCase(),
  );
  return one === "" || other === "" || one === other ? { paper: alike, by: "title" } : undefined;
}
