import type { Problem } from "../problem.ts";
import { grouped } from "../text/grouped.ts";

// Size limits. Reading a longer value (as TeX, as HTML, as names) would block the extension host for a fraction of a
// second, so it is left out and reported.

/** Of a field other than a list of people, in UTF-16 units. */
export const longestField = 30_000;
/** Of a list of people, in UTF-16 units: some ten thousand names. */
export const longestPeople = 200_000;
/** Of one work; the longest known lists have 15,000. */
export const mostPeople = 20_000;

/** Of one RIS record: enough for all its people and more. */
export const mostLines = 25_000;
/** Of one BibTeX entry, including inherited fields. */
export const mostFields = 500;
/** Of one item of CSL-JSON, in UTF-16 units: what 15,000 people take with their affiliations. */
export const longestItem = 4_000_000;
/** Of a citekey, in UTF-16 units; some exports use addresses as citekeys. */
export const longestKey = 1000;

/** Called with the reason why a field was not read, or (`"cut"`) not read completely. */
export type ReportField = (field: string, reason: string, part?: "cut") => void;

export const peopleCutReason = (read: number) => `Of its people the first ${grouped(read)} are read.`;
export const longKeyReason = `The citekey has more than ${grouped(longestKey)} characters.`;
export const tooLong = (most: number) => `It has more than ${grouped(most)} characters.`;
export const tooLongReason = tooLong(longestField);

/** How many problems of a file are reported one by one. */
const mostProblems = 200;

/** Collects the problems of one file: keeps the first ones and counts the rest. */
export class FileProblems {
  readonly #file: string;
  readonly #problems: Problem[] = [];
  #more = 0;
  #last: Problem | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  add(problem: Problem): void {
    if (this.#problems.length < mostProblems) this.#problems.push(problem);
    else {
      this.#more++;
      if (this.#more === 1) this.#last = problem;
    }
  }

  get all(): readonly Problem[] {
    if (this.#last === undefined) return this.#problems;
    const { line, start, end, severity } = this.#last;
    const args = { count: String(this.#more), part: "more" };
    const rest: Problem = { file: this.#file, line, start, end, code: "unreadable-file", severity, args };
    return [...this.#problems, rest];
  }
}
