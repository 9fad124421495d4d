/** What each document scores for a part of a query; 0 where it does not match. Made once and cleared for the next query. */
export class Scores {
  #of = new Float32Array(0);
  /** The documents that match, each once, in no order; the first `count` of them. */
  documents = new Uint32Array(0);
  count = 0;

  /** For documents that are numbers below `size`. */
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

  /** Of several forms of one word the best one counts. */
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

/** Scores to be used again: a query needs some at a time, and to make them for 100,000 documents costs more than it. */
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
