import type { LibraryPaper } from "../library/libraryPaper.ts";

/** The papers that are being read, those begun last first; last those whose file does not say when. */
export const readingNow = (papers: readonly LibraryPaper[]): readonly LibraryPaper[] =>
  papers
    .filter(({ status }) => status === "reading")
    .sort((a, b) => latestFirst(a.started, b.started) || byKey(a, b));

/** The papers that have been read, those finished last first; last those whose file does not say when. */
export const finished = (papers: readonly LibraryPaper[]): readonly LibraryPaper[] =>
  papers
    .filter(({ status }) => status === "read")
    .sort((a, b) => latestFirst(a.finished, b.finished) || byKey(a, b));

/** Days as `YYYY-MM-DD`, the latest first, none last. */
const latestFirst = (a = "", b = "") => (a < b ? 1 : a > b ? -1 : 0);

const byKey = (a: LibraryPaper, b: LibraryPaper) => (a.citekey < b.citekey ? -1 : 1);
