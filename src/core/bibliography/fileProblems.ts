import type { Problem } from "../problem.ts";
import { grouped } from "../text/grouped.ts";

// Limits for one value. Reading a longer one (as TeX, as HTML, as names) would block the extension host for a part of a
// second, so it is left out and reported.

/** Of a field but the people, in UTF-16 units. */
export const longestField = 30_000;
/** Of a list of people, in UTF-16 units: some ten thousand names. */
export const longestPeople = 200_000;
/** Of one work; the longest lists that there are have 15,000. */
export const mostPeople = 20_000;

/** Of one record, in lines of RIS: all its people, and then some. */
export const mostLines = 25_000;
/** Of one entry of BibTeX, with what it takes over. */
export const mostFields = 500;
/** Of one item of CSL-JSON, in UTF-16 units: what 15,000 people take with their affiliations. */
export const longestItem = 4_000_000;
/** In UTF-16 units; addresses are keys in some exports. */
export const longestKey = 1000;

/** Hears why a field is not read, or, if it is `"cut"`, why not the whole of it. */
export type ReportField = (field: string, reason: string, part?: "cut") => void;

export const peopleCutReason = (read: number) => `Of its people the first ${grouped(read)} are read.`;
export const longKeyReason = `The citekey has more than ${grouped(longestKey)} characters.`;
export const tooLong = (most: number) => `It has more than ${grouped(most)} characters.`;
export const tooLongReason = tooLong(longestField);

/** How many problems of a file are told one by one. */
const mostProblems = 200;

/** The problems of one file: the first ones, and how many more there are. */
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
