import assert from "node:assert/strict";
import fc from "fast-check";
import MiniSearch from "minisearch";
import { bestOf } from "../../src/core/search/index/best.ts";
import { evaluate } from "../../src/core/search/index/evaluate.ts";
import { matchedIn } from "../../src/core/search/index/matches.ts";
import { merged } from "../../src/core/search/index/merged.ts";
import type { Query } from "../../src/core/search/index/query.ts";
import { ScoresPool } from "../../src/core/search/index/scores.ts";
import type { Segment } from "../../src/core/search/index/segment.ts";
import { withTypos } from "../../src/core/search/index/typos.ts";
import { SegmentWriter } from "../../src/core/search/index/writer.ts";
import { positionsIn } from "../../src/core/search/positions.ts";
import { compoundsIn, termsOf } from "../../src/core/search/words.ts";
import { sortedTerms } from "../unit/search/sortedTerms.ts";

// Few letters, so that terms share beginnings and are often one typo apart.
const word = fc.string({ unit: fc.constantFrom("k", "r", "s", "t", "é", "9"), minLength: 1, maxLength: 7 });
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));

/** Segments of some documents each, as an index has while it is filled. */
function segmentsOf(texts: readonly string[], each: number): readonly Segment[] {
  const writer = new SegmentWriter<string>([{ boost: 1, length: 10, text: (one) => one, stopWords: 1 }]);
  const segments: Segment[] = [];
  for (const [document, one] of texts.entries()) {
    writer.add(document, one);
    if (document % each === each - 1) segments.push(writer.take());
  }
  return [...segments, writer.take()];
}

function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function found(query: Query, segments: readonly Segment[], total: number): readonly number[] {
  const scores = evaluate(matchedIn(query, segments, total), new ScoresPool(), total);
  return [...scores.documents.slice(0, scores.count)].sort((a, b) => a - b);
}

/** The judge: MiniSearch over the same terms. */
function judge(texts: readonly string[]): MiniSearch {
  const index = new MiniSearch({ fields: ["text"], tokenize: termsIn, processTerm: (term) => term });
  index.addAll(texts.map((one, id) => ({ id, text: one })));
  return index;
}
const termsIn = (one: string) => segmentsOf([one], 1).flatMap((segment) => termsOfSegment(segment));
const termsOfSegment = ({ terms }: Segment) =>
  Array.from({ length: terms.count }, (_, n) =>
    String.fromCharCode(...terms.letters.subarray(terms.starts[n], terms.starts[n + 1])),
  );
const ids = (hits: readonly { id: unknown }[]) => hits.map(({ id }) => Number(id)).sort((a, b) => a - b);

const term = (one: string, isPrefix: boolean, typos: number): Query => ({
  kind: "term",
  term: one,
  isPrefix,
  typos: { unknown: typos, known: typos },
  share: 1,
});

/** Texts with all that a word may have in it, and with letters beyond ASCII or not. */
const plainUnits = [..."aAbBksuiezZ0019-'._/+#,:\n  "];
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...plainUnits), maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(...plainUnits, "é", "É", "’", "–", "学", "ー", "ß", "\u{1D4D0}"),
    maxLength: 60,
  }),
  fc.string({ unit: "binary", maxLength: 60 }),
);

describe("the index of the search", () => {
  it("has of any texts the terms of their words, each once and in their order", () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 6 }), (texts) => {
        const [segment] = segmentsOf(texts, texts.length + 1);
        const terms = texts.flatMap((one) => compoundsIn(one).flatMap(termsOf));
        assert.deepEqual(segment && termsOfSegment(segment), [...new Set(terms)].sort());
      }),
      { numRuns: 1_000 },
    );
  });

  it("knows what stayed of a list, and where it stood", () => {
    const objects = Array.from({ length: 300 }, (_, n) => ({ n }));
    const inOrder = fc.subarray(objects);
    fc.assert(
      fc.property(inOrder, inOrder, (before, after) => {
        const expected = after.map((one) => before.indexOf(one));
        assert.deepEqual([...positionsIn(before, after)], expected);
      }),
    );
    const inAny = fc.shuffledSubarray(objects);
    fc.assert(
      fc.property(inAny, inAny, (before, after) => {
        const known = [...positionsIn(before, after).entries()].filter(([, position]) => position >= 0);
        assert.equal(new Set(known.map(([, position]) => position)).size, known.length);
        for (const [n, position] of known) assert.equal(before[position], after[n]);
      }),
    );
  });

  it("finds the documents that MiniSearch finds: a term, a beginning, all of several, any of them", () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 12 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        fc.nat(5),
        (texts, words, isPrefix, each) => {
          const segments = segmentsOf(texts, each + 1);
          const terms = words.map((one) => termsIn(one).at(-1) ?? "");
          const index = judge(texts);
          for (const [kind, combineWith] of [
            ["all", "AND"],
            ["sum", "OR"],
          ] as const) {
            const query: Query = { kind, of: terms.map((one) => term(one, isPrefix, 0)) };
            const judged = index.search(
              { combineWith, queries: terms },
              { tokenize: (one) => [one], prefix: isPrefix },
            );
            assert.deepEqual(found(query, segments, texts.length), ids(judged));
          }
        },
      ),
    );
  });

  it("finds with a typo what MiniSearch finds with one, and two neighbours changed about", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), word, (texts, one) => {
        const typed = termsIn(one).at(-1) ?? "";
        const swapped = Array.from(
          { length: typed.length },
          (_, at) =>
            typed.slice(0, at) + typed.slice(at + 1, at + 2) + typed.slice(at, at + 1) + typed.slice(at + 2),
        );
        const judged = judge(texts).search(
          { combineWith: "OR", queries: [{ queries: [typed], fuzzy: 1 }, ...swapped] },
          { tokenize: (other) => [other] },
        );
        assert.deepEqual(found(term(typed, false, 1), segmentsOf(texts, 3), texts.length), ids(judged));
      }),
    );
  });

  it("gives the best documents in one order, equal ones by their numbers", () => {
    const entry = fc.record({ document: fc.nat(50), score: fc.constantFrom(0.25, 0.5, 1 / 3, 1, 7.5, 29) });
    fc.assert(
      fc.property(fc.array(entry), fc.nat(20), fc.nat(4), (entries, most, every) => {
        const scores = new ScoresPool().take(51);
        for (const { document, score } of entries) scores.raise(document, score);
        const accepts = (document: number) => every === 0 || document % every === 0;
        const all = [...scores.documents.slice(0, scores.count)].filter(accepts);
        const expected = all
          .map((document) => ({ document, score: scores.of(document) }))
          .sort((a, b) => b.score - a.score || a.document - b.document);
        assert.deepEqual(bestOf(scores, most + 1, accepts), expected.slice(0, most + 1));
        assert.deepEqual(bestOf(scores, Number.POSITIVE_INFINITY, accepts), expected);
      }),
    );
  });

  it("merges segments to the one that all documents at once make, without those that are gone", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), fc.nat(5), fc.nat(20), (texts, each, gone) => {
        const isAlive = (document: number) => document !== gone;
        const one = finished(merged(segmentsOf(texts, each + 1), isAlive));
        const once = finished(merged(segmentsOf(texts, 1_000), isAlive));
        assert.deepEqual(termsOfSegment(one), termsOfSegment(once));
        assert.deepEqual(entriesOf(one), entriesOf(once));
        assert.ok(!one.documents.includes(gone));
      }),
    );
  });

  it("finds of all terms those that are near, with binary searches alone", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word), word, fc.integer({ min: 1, max: 2 }), (words, one, typos) => {
        const sorted = words.sort();
        const ranges = withTypos(sortedTerms(sorted), one, typos, false);
        const near = new Set(ranges.flatMap(({ start, end }) => sorted.slice(start, end)));
        near.delete(one);
        const expected = sorted.filter((other) => distance(one, other) === typos);
        for (const other of expected) assert.ok(near.has(other), `${one} ${other}`);
        if (typos === 1) assert.deepEqual([...near].sort(), expected);
      }),
    );
  });
});

/** For each term its documents with their weights, in their order. */
function entriesOf({ starts, documents, weights }: Segment): readonly string[] {
  return Array.from({ length: starts.length - 1 }, (_, n) =>
    Array.from(documents.subarray(starts[n], starts[n + 1]), (document, at) => [
      document,
      weights[(starts[n] ?? 0) + at],
    ])
      .sort(([a = 0], [b = 0]) => a - b)
      .join(" "),
  );
}

/** The optimal string alignment distance. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = least;
    }
  return at(a.length, b.length);
}
