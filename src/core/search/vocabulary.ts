/** So many new terms are looked through one by one; then they become a sorted run. */
const mostUnsorted = 500;

/**
 * The terms of an index, found by their beginning or in spite of one typo. Terms are only ever added. They stand in
 * sorted runs, each at least twice as long as the next, so that adding never sorts them all at once.
 */
export class Vocabulary {
  readonly #runs: string[][] = [];
  #unsorted: string[] = [];
  /** By length, for the search in spite of typos. */
  readonly #byLength = new Map<number, string[]>();

  /** Expects a term that is not there yet. */
  add(term: string): void {
    const alike = this.#byLength.get(term.length);
    if (alike === undefined) this.#byLength.set(term.length, [term]);
    else alike.push(term);
    this.#unsorted.push(term);
    if (this.#unsorted.length < mostUnsorted) return;
    let run = this.#unsorted.sort();
    this.#unsorted = [];
    for (
      let last = this.#runs.at(-1);
      last !== undefined && last.length < 2 * run.length;
      last = this.#runs.at(-1)
    ) {
      run = merged(last, run);
      this.#runs.pop();
    }
    this.#runs.push(run);
  }

  /** The terms that begin with `prefix`, itself among them. */
  startingWith(prefix: string): string[] {
    const found = this.#unsorted.filter((term) => term.startsWith(prefix));
    for (const run of this.#runs) {
      for (let at = firstFrom(run, prefix); run[at]?.startsWith(prefix); at++) found.push(run[at] ?? "");
    }
    return found;
  }

  /** The terms that one typo makes of `term`: a letter left out, put in, exchanged, or two changed about. */
  near(term: string): string[] {
    return [term.length - 1, term.length, term.length + 1].flatMap((length) =>
      (this.#byLength.get(length) ?? []).filter((other) => isOneTypo(term, other)),
    );
  }
}

/** The place of the first term that is not before `prefix`. */
function firstFrom(run: readonly string[], prefix: string): number {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((run[middle] ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isOneTypo(a: string, b: string): boolean {
  let start = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end++;
  const [restA, restB] = [a.length - start - end, b.length - start - end];
  if (restA <= 1 && restB <= 1) return restA + restB > 0;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

function merged(a: readonly string[], b: readonly string[]): string[] {
  const all: string[] = [];
  let at = 0;
  for (const term of a) {
    for (let next = b[at]; next !== undefined && next < term; next = b[++at]) all.push(next);
    all.push(term);
  }
  for (; at < b.length; at++) all.push(b[at] ?? "");
  return all;
}
