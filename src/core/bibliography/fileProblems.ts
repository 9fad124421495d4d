import type { Problem } from "../problem.ts";

// Limits for one value. Reading a longer one (as TeX, as HTML, as names) would block the extension host for a part of a
// second, so it is left out and reported.

/** Of a field but the people, in UTF-16 units. */
export const longestField = 30_000;
/** Of a list of people, in UTF-16 units: some ten thousand names. */
export const longestPeople = 200_000;
/** Of one work; the longest lists that there are have 15,000. */
export const mostPeople = 20_000;

export const tooLongReason = `It has more than ${longestField.toLocaleString("en")} characters.`;

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
