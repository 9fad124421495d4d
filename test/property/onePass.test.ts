import { parseBibtex } from "../../src/core/bibliography/bibtex/parseBibtex.ts";
import { parseCslJson } from "../../src/core/bibliography/csl/parseCslJson.ts";
import { parseRis } from "../../src/core/bibliography/ris/parseRis.ts";
import { sectionTasks } from "../../src/core/coverage/sectionTasks.ts";
import { parseDailyPapers } from "../../src/core/import/dailyPapers.ts";
import { foreignNote } from "../../src/core/library/paperFile/foreignNote.ts";
import { parsePaperFile } from "../../src/core/library/paperFile/parsePaperFile.ts";
import { conflictsIn, glimpseOf } from "../../src/core/library/versions/conflicts.ts";
import { mergeVersions } from "../../src/core/library/versions/mergeVersions.ts";
import { followLines } from "../../src/core/lineNotes/followLine.ts";
import { lineNotesIn } from "../../src/core/lineNotes/lineNote.ts";
import { noteMarkdown } from "../../src/core/online/zotero/noteMarkdown.ts";
import { quotesIn } from "../../src/core/quotes/quotesIn.ts";
import { hasFormula } from "../../src/core/text/formulas.ts";

/** In UTF-16 units: what takes a pass for each of its pieces takes longer than a test may. */
const size = 20_000;

/** Of what a text without end may be made. */
const pieces =
  "[ [[ ![ [a]( < <a <p <br> & &# { \\ \\( \\[ $ $a ` \" ' a a, a; a. a: 1- 2020- - - § ~ | @a <<<<<<<".split(
    " ",
  );
const blanks = [
  " ",
  "\t",
  "\n",
  "\r",
  " \n",
  "a ",
  "a and ",
  "\n- ",
  "\n- [ ] ",
  "\n> ",
  "A. B. ",
  "<p ",
  "\u00a0",
];

const layer = { kind: "bibliography", order: 0 } as const;
const papers = { kind: "papers", order: 0 } as const;
const paper = (notes: string) => `---\ncitekey: a2020b\ntitle: A\n---\n${notes}`;

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  "a Daily Papers page": (text) => parseDailyPapers(text, "a.txt", layer, true),
  "a note of another program": (text) => foreignNote(paper(text), "a.md", "a.md"),
  "the notes of a paper file": (text) => parsePaperFile(paper(text), "a.md", papers),
  "people in BibTeX": (text) => parseBibtex(`@misc{a, author={${text}}}`, "a.bib", layer),
  "a field of BibTeX": (text) => parseBibtex(`@misc{a, title={${text.slice(0, 29_000)}}}`, "a.bib", layer),
  "a list of CSL-JSON": (text) =>
    parseCslJson(`[{"id":"a","title":"A","type":"book"},${text}`, "a.json", layer),
  "a field of CSL-JSON": (text) =>
    parseCslJson(
      JSON.stringify([
        { id: "a", type: "book", title: text, DOI: text, URL: text, note: text, keyword: text },
      ]),
      "a.json",
      layer,
    ),
  "a field of RIS": (text) =>
    parseRis(
      ["TY  - JOUR", ..."TI AU DA DO UR KW SP AB N1".split(" ").map((tag) => `${tag}  - ${text}`)].join("\n"),
      "a.ris",
      layer,
    ),
  "a note of Zotero": noteMarkdown,
  "a note of Zotero in HTML": (text) => noteMarkdown(`<p><b>x${text}x</b></p>`),
  "notes on lines": lineNotesIn,
  "tasks of notes": sectionTasks,
  "quotes of notes": quotesIn,
  formulas: hasFormula,
  "merge conflicts": (text) => [conflictsIn(text), glimpseOf(text)],
  "two versions of notes": (text) =>
    mergeVersions(paper(text), paper(`first\n${text}`), paper(`${text}\nlast`), { ours: "a", theirs: "b" }),
};

describe("a text without end", () => {
  for (const [name, read] of Object.entries(readers))
    it(`is read in one pass: ${name}`, () => {
      for (const piece of [...pieces, ...blanks]) read(piece.repeat(Math.ceil(size / piece.length)));
    });

  it("is read in one pass: the lines of two hundred notes in a file of a hundred thousand", () => {
    const lines = Array.from({ length: 100_000 }, (_, n) => `# arXiv:2402.15627, ${n}`);
    const citing = lines.map((text, line) => ({ line, text }));
    const notes = Array.from({ length: 200 }, (_, n) => ({
      at: n * 400,
      said: `# arXiv:2402.15627, of note ${n}`,
    }));
    followLines(notes, citing, lines);
  });
});
