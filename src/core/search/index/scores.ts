/**
 * The score of each document for a part of a query; 0 if it does not match.
 * Cleared and reused for the next query.
 */
export class Scores {
  #of = new Float32Array(0);
  /** The matching documents, each once, in no order: the first `count` elements. */
  documents = new Uint32Array(0);
  count = 0;

  /** Prepares for document numbers below `size`. */
  clear(size: number): void {
    if (this.#of.length < size) {
      this.#of = new Float32Array(size + (size >>> 2));
      this.documents = new Uint32Array(this.#of.length);
    } else {
      for (let n = 0; n < this.count; n++) this.#of[this.documents[n] ?? 0] = 0;
    }
    this.count = 0;
  }

  of(document: number): number {
    return this.#of[document] ?? 0;
  }

  /** Keeps the greatest score: of several forms of one word the best one counts. */
  raise(document: number, score: number): void {
    const before = this.of(document);
    if (before === 0) this.documents[this.count++] = document;
    if (score > before) this.#of[document] = score;
  }

  add(document: number, score: number): void {
    const before = this.of(document);
    if (before === 0) this.documents[this.count++] = document;
    this.#of[document] = before + score;
  }
}

/** A pool of scores for reuse: creating them for 100,000 documents costs more than a query. */
export class ScoresPool {
  readonly #free: Scores[] = [];

  take(size: number): Scores {
    const scores = this.#free.pop() ?? new Scores();
    scores.clear(size);
    return scores;
  }

  giveBack(scores: Scores): void {
    this.#free.push(scores);
  }
}
