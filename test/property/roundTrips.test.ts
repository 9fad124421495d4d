import assert from "node:assert/strict";
import fc from "fast-check";
import { parseBibtex } from "../../src/core/bibliography/bibtex/parseBibtex.ts";
import { parseCslJson } from "../../src/core/bibliography/csl/parseCslJson.ts";
import {
  type BibliographyFormat,
  exportBibliography,
} from "../../src/core/bibliography/export/exportBibliography.ts";
import { parseRis } from "../../src/core/bibliography/ris/parseRis.ts";
import { Library } from "../../src/core/library/library.ts";
import type { SourceFile } from "../../src/core/library/source.ts";
import { isPerson, surname } from "../../src/core/names/name.ts";
import { namesOf, peopleOfTexts } from "../../src/core/names/people.ts";
import type { Paper } from "../../src/core/paper.ts";
import { biblatexCsl, citationJs, type Found } from "./otherReaders.ts";

const word = fc.constantFrom(
  "Attention",
  "BERT",
  "LoRA",
  "über",
  "Étude",
  "of",
  "in",
  "100%",
  "A&B",
  "snake_case",
  "C#",
  "$5",
  "x^2",
  "~",
  "naïve",
  "Łódź",
  "Ørsted",
  "“quoted”",
  "it's",
  "LLaMA-2",
  "(and)",
  "a/b",
  "日本",
  "{x}",
  "\\alpha",
  "–",
  "?!",
);
const title = fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => `The ${words.join(" ")}`);
const family = fc.constantFrom(
  "Bee",
  "van den Oord",
  "García Márquez",
  "O'Hara",
  "Smith-Jones",
  "Łukasz",
  "李",
  "de la Cruz",
);
const given = fc.constantFrom("Ann", "J. R.", "Jean-Luc", "Élodie", "Søren", "明");
const person = fc.tuple(family, given).map(([last, first]) => `${last}, ${first}`);
const team = fc.constantFrom("{The OpenAI Team}", "{Barnes and Noble}", "{Müller & Söhne}");
const paper = fc
  .record({
    title,
    authors: fc.array(fc.oneof({ weight: 4, arbitrary: person }, team), { minLength: 1, maxLength: 5 }),
    year: fc.integer({ min: 1900, max: 2030 }),
    doi: fc.option(fc.constantFrom("10.1000/abc", "10.1002/(SICI)1097_0258<1::AID>3.0", "10.1000/a%b#c"), {
      nil: undefined,
    }),
    venue: fc.option(fc.constantFrom("Journal of Walls & Bricks", "Proceedings of NeurIPS", "Nature"), {
      nil: undefined,
    }),
    arxiv: fc.option(fc.constantFrom("2001.00001", "math/0611800"), { nil: undefined }),
  })
  .map(({ authors, ...fields }): Paper => {
    const there = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    return { citekey: "k2020", title: fields.title, ...there, ...peopleOfTexts(authors) };
  });

const expected = (record: Paper): Found => ({
  title: record.title,
  authors: namesOf(record).map((name) =>
    isPerson(name) ? [surname(name), name.given].filter(Boolean).join(", ") : name.literal,
  ),
  year: record.year,
  doi: record.doi,
});
const readers: Readonly<Record<string, (text: string) => SourceFile | undefined>> = {
  bibtex: (text) => parseBibtex(text, "a.bib", { kind: "bibliography", order: 0 }),
  biblatex: (text) => parseBibtex(text, "a.bib", { kind: "bibliography", order: 0 }),
  "csl-json": (text) => parseCslJson(text, "a.json", { kind: "csl", order: 0 }, { isNamed: true }),
  ris: (text) => parseRis(text, "a.ris", { kind: "bibliography", order: 0 }),
};
const exported = (record: Paper, format: BibliographyFormat) => exportBibliography([record], format);

/**
 * It takes English titles for title case and writes them in sentence case, and reads the sign that a command like
 * `\textasciicircum` stands for as TeX once more.
 */
const inSentenceCase = (found: Found): Found => ({
  ...found,
  title: found.title.toLowerCase().replace(/[\^{}\\$_~]/g, ""),
});
/** It takes the year of a paper of a meeting for that of the meeting, as EndNote does and Zotero does not. */
const withoutYearOfMeeting = (found: Found, text: string): Found =>
  text.startsWith("TY  - CONF") ? { ...found, year: undefined } : found;

describe("what we write, as others read it", () => {
  const held = (
    format: BibliographyFormat,
    read: (text: string) => readonly Found[],
    seen: (found: Found, text: string) => Found = (found) => found,
  ) =>
    fc.assert(
      fc.property(paper, (record) => {
        const text = exported(record, format);
        const found = read(text).map((one) => seen(one, text));
        assert.deepEqual(found, [seen(expected(record), text)], text);
      }),
    );
  it("is the same BibTeX to citation-js", () => held("bibtex", citationJs));
  it("is the same BibTeX to biblatex-csl-converter", () => held("bibtex", biblatexCsl, inSentenceCase));
  it("is the same biblatex to citation-js", () => held("biblatex", citationJs));
  it("is the same biblatex to biblatex-csl-converter", () => held("biblatex", biblatexCsl, inSentenceCase));
  it("is the same CSL-JSON to citation-js", () => held("csl-json", citationJs));
  it("is the same RIS to citation-js", () => held("ris", citationJs, withoutYearOfMeeting));
});

describe("what we write, as we read it", () => {
  for (const [format, read] of Object.entries(readers)) {
    it(`is the record that it was: ${format}`, () =>
      fc.assert(
        fc.property(paper, (record) => {
          const text = exported(record, format as BibliographyFormat);
          const file = read(text);
          assert.deepEqual(file?.problems, []);
          const back = file?.records[0]?.paper;
          assert.ok(back);
          assert.deepEqual(expected(back), expected(record), text);
          assert.equal(back.arxiv, record.arxiv);
          // The second time nothing changes any more.
          const library = new Library();
          if (file) library.setFile(file);
          assert.equal(exportBibliography(library.papers, format as BibliographyFormat), text);
        }),
      ));
  }
});
