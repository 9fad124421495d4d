import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import type { Language } from "../../src/core/citations/languages/language.ts";
import { lexed } from "../../src/core/citations/lexing/regions.ts";
import { relexed } from "../../src/core/citations/rescan/relexed.ts";
import { rescan, type Scan } from "../../src/core/citations/rescan/rescan.ts";
import { scan } from "../../src/core/citations/scan.ts";
import { editBetween } from "../../src/core/text/span.ts";

/** Citations, their parts, and what stretches a construct to the longest that is read. */
const pieces = [
  "arXiv:2402.15627",
  "https://arxiv.org/abs/2402.15627#S4",
  "https://dl.acm.org/doi/10.1145/",
  "10.1145/3292500.",
  "doi:10.1016/0771-050X(80)90039-X",
  "hf.co/papers/2205.14135",
  "\\cite{",
  "\\cites",
  "[see][p. 3]{key}",
  "{a,b}",
  "}",
  "@cite key",
  ":cite:p:`",
  "`",
  "[@key",
  "; @other, §3",
  "@bare",
  "]",
  "](@cite)",
  "](",
  "[",
  "[[key]]",
  "eprint = {2402.03300}",
  '<d-cite key="',
  '">',
  "\\insertCite{@see @a and @b}",
  "[@user]: https://example.org",
  "§3.2 of ",
  ", Eqs. 3, 5 and 7",
  " in Algorithm 2",
  "# ",
  '"""',
  "\n",
  "\r",
  "\n\n",
  " word",
  ",key".repeat(80),
  "a".repeat(190),
  " ".repeat(150),
  "-".repeat(400),
  "(word) ".repeat(100),
  "plain text without anything\n".repeat(60),
];
const part = fc.constantFrom(...pieces);
const text = fc.array(part, { minLength: 1, maxLength: 200, size: "max" }).map((parts) => parts.join(""));
/** Where, as a share of the text, how much is taken out, and what is put in. */
const edit = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.oneof(fc.constant(0), fc.nat(3), fc.nat(3000)),
  fc.oneof(fc.constantFrom("", "x", "]", "@", "\n", "\r", "{", "1"), part),
);
const language = fc.constantFrom<Language>("python", "markdown", "tex", "cpp", "typescript", "text", "other");

describe("Scanning again after an edit", () => {
  it("finds what scanning the whole finds, and keeps what stays as it is", () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 4 }), language, (start, edits, name) => {
        let source = lexed(start, name);
        let before: Scan = rescan(source, name);
        for (const [place, removed, added] of edits) {
          const at = Math.floor(place * before.text.length);
          const now = before.text.slice(0, at) + added + before.text.slice(at + removed);
          const edited = relexed(now, source);
          if (!edited) source = lexed(now, name);
          const after: Scan = rescan(edited ?? source, name, before);
          assert.deepEqual(after.citations, scan(now, name));
          before = after;
        }
      }),
      { numRuns: 400 },
    );
  });
  it("keeps the citations of other lines as the same objects", () => {
    const line = (n: number) => `# see https://arxiv.org/abs/2402.${10_000 + n}, §${n % 9}\n`;
    const lines = Array.from({ length: 400 }, (_, n) => line(n));
    fc.assert(
      fc.property(fc.nat(399), fc.constantFrom(" x", "", " and 10.1145/3292500.3330701"), (at, added) => {
        const before = rescan(lexed(lines.join(""), "python"), "python");
        const edited = lines.with(at, `# ${added} ${lines[at]}`).join("");
        const after = rescan(lexed(edited, "python"), "python", before);
        const known = new Set(before.citations);
        assert.deepEqual(
          after.citations.filter((one) => !known.has(one)).map((one) => one.line),
          after.citations.filter(({ line }) => line === at).map((one) => one.line),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe("What is kept from scan to scan", () => {
  it("does not overflow with very many citations", () => {
    const old = "@a ".repeat(200_000);
    const after = rescan(
      lexed(`x ${old}`, "markdown"),
      "markdown",
      rescan(lexed(old, "markdown"), "markdown"),
    );
    assert.equal(after.citations.length, 200_000);
  });
  it("holds one text in memory, not one of each edit", () => {
    setFlagsFromString("--expose-gc");
    const gc: unknown = runInNewContext("gc");
    assert.ok(typeof gc === "function");
    const line = "A line of text that says nothing of interest to anybody who reads it.\n";
    const paragraphs = Array.from(
      { length: 60 },
      (_, n) => `${line.repeat(230)}See arXiv:2402.${10_000 + n}.\n`,
    );
    let known = rescan(lexed(paragraphs.join(""), "markdown"), "markdown");
    gc();
    const before = process.memoryUsage().heapUsed;
    for (const [at, paragraph] of paragraphs.entries()) {
      const text = paragraphs.with(at, `${paragraph.slice(0, -1)} x\n`).join("");
      known = rescan(lexed(text, "markdown"), "markdown", known);
    }
    gc();
    const texts = (process.memoryUsage().heapUsed - before) / known.text.length;
    assert.ok(texts < 10, `${texts.toFixed(1)} texts are held after ${paragraphs.length} edits`);
  });
  it("ends where the longest constructs do", () => {
    const hash = "0123456789abcdef".repeat(2);
    for (const [name, before, after] of [
      [
        "other",
        `https://proceedings.neurips.cc/paper/2022/hash/${hash}-Abstract-${"a".repeat(6000)}.html`,
        `https://proceedings.neurips.cc/paper/2022/hash/${hash}-Abstract-${"a".repeat(6000)}.9tml`,
      ],
      ["cpp", `/// @cite{${"number,".repeat(900)} key`, `/// @cite{${"number,".repeat(900)}} key`],
    ] as const)
      for (const [old, now] of [
        [before, after],
        [after, before],
      ] as const) {
        const again = rescan(lexed(now, name), name, rescan(lexed(old, name), name));
        assert.deepEqual(again.citations, scan(now, name));
      }
  });
});

describe("The edit between two texts", () => {
  it("makes the one of the other, and is no longer than it must be", () => {
    const any = fc
      .array(fc.constantFrom("a", "b", "ab".repeat(3000)), { maxLength: 8 })
      .map((one) => one.join(""));
    fc.assert(
      fc.property(any, any, any, any, (head, old, now, tail) => {
        const [one, other] = [head + old + tail, head + now + tail];
        const { start, oldEnd, newEnd } = editBetween(one, other);
        assert.equal(one.slice(0, start) + other.slice(start, newEnd) + one.slice(oldEnd), other);
        assert.ok(start >= Math.min(head.length, one.length, other.length));
        assert.ok(oldEnd - start <= old.length && newEnd - start <= now.length);
        const isSame = oldEnd > start && newEnd > start && one[start] === other[start];
        assert.ok(!isSame, "begins with a letter that both have");
      }),
      { numRuns: 300 },
    );
  });
});
