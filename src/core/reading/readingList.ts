import type { LibraryPaper } from "../library/libraryPaper.ts";

/** The papers being read, the last begun first; those without a start date come last. */
export const readingNow = (papers: readonly LibraryPaper[]): readonly LibraryPaper[] =>
  papers
    .filter(({ status }) => status === "reading")
    .sort((a, b) => latestFirst(a.started, b.started) || byKey(a, b));

/** The papers that have been read, the last finished first; those without a date come last. */
export const finished = (papers: readonly LibraryPaper[]): readonly LibraryPaper[] =>
  papers
    .filter(({ status }) => status === "read")
    .sort((a, b) => latestFirst(a.finished, b.finished) || byKey(a, b));

/** Compares days (`YYYY-MM-DD`), the latest first; absent ones come last. */
const latestFirst = (a = "", b = "") => (a < b ? 1 : a > b ? -1 : 0);

const byKey = (a: LibraryPaper, b: LibraryPaper) => (a.citekey < b.citekey ? -1 : 1);
