import { authorYear, shortName } from "../citekeys/shortName.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { RowLabel } from "./group.ts";

/** The longest title that fits in a side bar, in UTF-16 units. */
const longestTitle = 32;

/**
 * The name of a paper in a side bar: its short name (“LAMB”), its title if short, else its first author and year
 * (“You 2019”); or whatever else the reader has chosen as label.
 */
export function rowName(paper: LibraryPaper, label: RowLabel = "name"): string {
  const { title, citekey } = paper;
  if (label === "citekey" && citekey !== "") return citekey;
  if (title === "") return citekey;
  const named = shortName(paper);
  if (label === "authorYear") return authorYear(paper) ?? named ?? title;
  return named ?? (title.length <= longestTitle ? title : authorYear(paper)) ?? title;
}

/** The text after the name in a row: author and year unless the name has them, and the title. */
export function rowDetail(paper: LibraryPaper, label: RowLabel = "name"): string {
  const { title } = paper;
  const name = rowName(paper, label);
  const who = label === "citekey" ? undefined : (authorYear(paper) ?? paper.year?.toString());
  const rest = title.startsWith(`${name}: `) ? title.slice(name.length + 2) : title === name ? "" : title;
  return [who === name ? undefined : who, rest]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
}
