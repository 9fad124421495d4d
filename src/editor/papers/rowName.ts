import { authorYear, shortName } from "../../core/citekeys/shortName.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";

/** In UTF-16 units: a title that a side bar shows whole. */
const shortest = 32;

/**
 * What tells a paper apart at the width of a side bar: its short name (“LAMB”), a short title whole, else its first
 * author and year (“You 2019”).
 */
export function rowName(paper: LibraryPaper): string {
  const { title, citekey } = paper;
  if (title === "") return citekey;
  const name = shortName(paper) ?? (title.length <= shortest ? title : authorYear(paper));
  return name ?? title;
}

/** What a row says behind its name: who and when as far as the name does not, and the title. */
export function rowDetail(paper: LibraryPaper): string {
  const { title } = paper;
  const name = rowName(paper);
  const who = authorYear(paper) ?? paper.year?.toString();
  const rest = title.startsWith(`${name}: `) ? title.slice(name.length + 2) : title === name ? "" : title;
  return [who === name ? undefined : who, rest]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
}
