/** What each document of an index scores for a part of a query; 0 where it does not match. */
export class Scores {
  readonly #of: Float64Array;
  /** The documents that match, each once. */
  readonly documents: number[] = [];

  /** `size`: documents are numbers below it. */
  constructor(size: number) {
    this.#of = new Float64Array(size);
  }

  of(document: number): number {
    return this.#of[document] ?? 0;
  }

  /** Of several forms of one word the best one counts. */
  raise(document: number, score: number): void {
    const before = this.of(document);
    if (before === 0) this.documents.push(document);
    if (score > before) this.#of[document] = score;
  }

  /** The score of the last one of the best `count` of these documents. */
  leastOfBest(documents: readonly number[], count: number): number {
    const scores = Float64Array.from(documents, (document) => this.of(document)).sort();
    return scores[scores.length - count] ?? 0;
  }

  add(document: number, score: number): void {
    const before = this.of(document);
    if (before === 0) this.documents.push(document);
    this.#of[document] = before + score;
  }
}

/** Documents that match every part, with the sum of their scores. */
export function allOf(parts: readonly Scores[], size: number): Scores {
  const all = new Scores(size);
  const [fewest, ...others] = [...parts].sort((a, b) => a.documents.length - b.documents.length);
  for (const document of fewest?.documents ?? []) {
    if (!others.every((part) => part.of(document) > 0)) continue;
    for (const part of parts) all.add(document, part.of(document));
  }
  return all;
}

/** Documents that match one part or more, with the best of their scores. */
export function bestOf(parts: readonly Scores[], size: number): Scores {
  const best = new Scores(size);
  for (const part of parts) for (const document of part.documents) best.raise(document, part.of(document));
  return best;
}

/** Documents that match one part or more, with the sum of their scores. */
export function sumOf(parts: readonly Scores[], size: number): Scores {
  const sum = new Scores(size);
  for (const part of parts) for (const document of part.documents) sum.add(document, part.of(document));
  return sum;
}
