import assert from "node:assert/strict";
import fc from "fast-check";
import { CitationIndex } from "../../src/core/citations/citationIndex.ts";
import { languages } from "../../src/core/citations/languages/language.ts";
import { scan } from "../../src/core/citations/scan.ts";
import { identify } from "../../src/core/ids/identify.ts";
import { LineReader } from "../../src/core/text/lineReader.ts";

/** Pieces of citations, of languages and of trouble, from which texts are made. */
const pieces = [
  "arXiv:2402.15627",
  "https://arxiv.org/abs/",
  "2402.15627v2",
  ".pdf",
  "#S4",
  "https://doi.org/",
  "10.1016/0771-050X(80)",
  "10.1175/035<1111:A>2.0.CO;2",
  "hf.co/papers/",
  "@cite ",
  "\\cite[",
  "\\cites(",
  "\\volcite{2}",
  "{a,b}",
  "{a, *[{",
  "}]b}",
  "}{",
  ":cite:p:`",
  "`",
  "[@a",
  "; @b",
  "]",
  "](@cite)",
  "[[",
  "]]",
  "eprint = {",
  "}",
  "\\insertRef{",
  "§3.2",
  ", Eq. (4)",
  " of ",
  "(",
  ")",
  "<",
  ">",
  '"',
  '"""',
  "'",
  "# ",
  "// ",
  "/* ",
  "*/",
  "%",
  "\n",
  "\r",
  "\r\n",
  "\u2028",
  "😀",
  "é",
  " ",
  "\t",
  "\\",
  "key",
  "math/0611800",
  "openreview.net/forum?id=",
  "proceedings.mlr.press/v37/",
  "ioffe15",
  ".html",
  "aclanthology.org/",
  "P18-1031",
  "%3C",
  "&lt;",
  "\u0000",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 60 })
  .map((parts) => parts.join(""));
const language = fc.constantFrom(...languages.filter((name) => name !== "notebook"));

describe("Scanning any text", () => {
  it("gives ranges that cut out the text, in order, apart from each other, within a line", () => {
    fc.assert(
      fc.property(text, language, (source, name) => {
        const lines = source.split(/\r\n?|\n/);
        let last = { line: 0, end: 0 };
        for (const citation of scan(source, name)) {
          assert.equal(lines[citation.line]?.slice(citation.start, citation.end), citation.text);
          assert.ok(citation.text.length > 0 && citation.text.includes(citation.raw));
          assert.ok(citation.line > last.line || (citation.line === last.line && citation.start >= last.end));
          last = citation;
        }
      }),
      { numRuns: 600 },
    );
  });
  it("never throws, in notebooks neither, whole or broken", () => {
    fc.assert(
      fc.property(text, fc.nat(40), (source, cutAt) => {
        const raw = JSON.stringify({
          cells: [
            { cell_type: "code", source },
            { cell_type: "markdown", source: [source] },
          ],
        });
        for (const one of [raw, raw.slice(0, -cutAt), source]) scan(one, "notebook");
      }),
      { numRuns: 200 },
    );
  });
  it("finds in a notebook's cell what it finds in the cell's text", () => {
    fc.assert(
      fc.property(text, (source) => {
        const raw = JSON.stringify({ cells: [{ cell_type: "markdown", source: source.split(/(?<=\n)/) }] });
        const inCell = scan(raw, "notebook");
        assert.deepEqual(
          inCell.map((citation) => citation.text),
          scan(source, "markdown").map((citation) => citation.text),
        );
      }),
      { numRuns: 200 },
    );
  });
  it("leaves the index as a whole scan has it, after any edits", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.boolean(), text), { maxLength: 8 }),
        (edits) => {
          const index = new CitationIndex();
          const disk = new Map<string, string>();
          const open = new Map<string, string>();
          for (const [file, isOpen, source] of edits) {
            (isOpen ? open : disk).set(file, source);
            if (isOpen) index.setOpen(file, scan(source, "markdown"));
            else index.set(file, scan(source, "markdown"));
          }
          const whole = new CitationIndex();
          for (const [file, source] of [...disk, ...open]) whole.set(file, scan(source, "markdown"));
          const sorted = (one: CitationIndex) => [...one.targets()].sort();
          assert.deepEqual(sorted(index), sorted(whole));
          assert.deepEqual([...index.files()].sort(), [...whole.files()].sort());
        },
      ),
      { numRuns: 300 },
    );
  });
  it("identifies anything or nothing without throwing", () => {
    fc.assert(
      fc.property(text, (source) => void identify(source)),
      { numRuns: 500 },
    );
  });
  it("knows the line of any offset", () => {
    fc.assert(
      fc.property(text, (source) => {
        const reader = new LineReader(source);
        for (let offset = 0; offset < source.length; offset++) {
          // A `\r\n` is one ending; its `\n` is still in the line that it ends.
          const before = source.slice(0, offset).split(/\r\n|\r(?!\n|$)|\n/).length - 1;
          const expected =
            source.charAt(offset - 1) === "\r" && source.charAt(offset) !== "\n" ? before + 1 : before;
          assert.equal(reader.at(offset), expected);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("Hostile text", () => {
  const size = 100_000;
  const cases = [
    "[",
    "[[",
    "[@a ",
    "@a;",
    "@",
    "10.1000/(",
    "10.1000/&lt;",
    "https://10.1000/",
    "\\cite{a,",
    "\\cites[a][b]{c}",
    "\\cites{a}",
    "\\cite[",
    "\\cite<a>[",
    "\\cite[{",
    "\\cite[\\cite{a}",
    "\\cite%\n",
    "\\cite{a,*[{",
    "\\cite{a,%\n",
    "\\cites(",
    "\\volcite{",
    "[{\\cite[",
    "]{a}\\cite[",
    "arxiv:",
    "arxiv.org/abs/",
    ":arxiv:`",
    ":cite:p:`a ",
    "eprint = ",
    "a.arxiv.org",
    "Sec. 3, ",
    "](@cite)",
    "https://openreview.net/forum?a=b&",
    "cite",
    "é",
    "\r",
    "{",
    "(((",
    "openaccess.thecvf.com/content_a/papers/a/",
    "\\insertCite{@a ",
  ];
  for (const piece of cases)
    it(`of ${JSON.stringify(piece)} without end yields no more citations than pieces`, () => {
      const source = piece.repeat(size / piece.length);
      assert.ok(scan(source, "markdown").length <= size / piece.length);
    });
});
