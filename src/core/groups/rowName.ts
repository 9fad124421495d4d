import { authorYear, shortName } from "../citekeys/shortName.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { RowLabel } from "./group.ts";

/** The longest title that a side bar shows whole, in UTF-16 units. */
const shortest = 32;

/**
 * The name of a paper at the width of a side bar: its short name (“LAMB”), a short title whole, else its first author and
 * year (“You 2019”); or what the reader has chosen to see instead.
 */
export function rowName(paper: LibraryPaper, label: RowLabel = "name"): string {
  const { title, citekey } = paper;
  if (label === "citekey" && citekey !== "") return citekey;
  if (title === "") return citekey;
  const named = shortName(paper);
  if (label === "authorYear") return authorYear(paper) ?? named ?? title;
  return named ?? (title.length <= shortest ? title : authorYear(paper)) ?? title;
}

/** What a row shows behind its name: author and year unless the name has them, and the title. */
export function rowDetail(paper: LibraryPaper, label: RowLabel = "name"): string {
  const { title } = paper;
  const name = rowName(paper, label);
  const who = label === "citekey" ? undefined : (authorYear(paper) ?? paper.year?.toString());
  const rest = title.startsWith(`${name}: `) ? title.slice(name.length + 2) : title === name ? "" : title;
  return [who === name ? undefined : who, rest]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
}
