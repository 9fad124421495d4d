import assert from "node:assert/strict";
import { parseCslJson } from "../../../src/core/bibliography/csl/parseCslJson.ts";
import { exportBibliography } from "../../../src/core/bibliography/export/exportBibliography.ts";
import { Library } from "../../../src/core/library/library.ts";
import { newPaperFile } from "../../../src/core/library/paperFile/frontMatter.ts";
import { parsePaperFile } from "../../../src/core/library/paperFile/parsePaperFile.ts";
import type { SourceFile } from "../../../src/core/library/source.ts";
import { displayName } from "../../../src/core/names/name.ts";
import { readName, writtenName } from "../../../src/core/names/readName.ts";
import { recordOf } from "../../../src/core/paper.ts";
import { paperOf, parse } from "./parse.ts";

const csl = (item: object): SourceFile =>
  parseCslJson(JSON.stringify([{ id: "a", type: "book", title: "T", ...item }]), "a.json", {
    kind: "csl",
    order: 0,
  }) ?? assert.fail("no CSL-JSON");
const paperFile = (authors: readonly string[]): SourceFile =>
  parsePaperFile(`---\ncitekey: a\ntitle: T\nauthors: ${JSON.stringify(authors)}\n---\n`, "a.md", {
    kind: "papers",
    order: 0,
  }) ?? assert.fail("no paper file");

function exported(format: "bibtex" | "csl-json", ...files: readonly SourceFile[]): string {
  const library = new Library();
  for (const file of files) library.setFile(file);
  return exportBibliography(library.papers, format);
}
const cslAuthors = (...files: readonly SourceFile[]): unknown =>
  JSON.parse(exported("csl-json", ...files))[0].author;
const bibtexAuthors = (...files: readonly SourceFile[]): string | undefined =>
  /author = \{(.*)\},\n/.exec(exported("bibtex", ...files))?.[1];

describe("Dutch names by the macro of apacite", () => {
  for (const [written, read] of [
    ["{\\van{Kleer}{De}{de}}, Johan", "Johan De Kleer"],
    ["{\\VAN{Vries}{De}{de}}~Vries, Anna", "Anna De Vries"],
    ["{\\VAN{Vries}{De}{de} Vries}, Anna and Bee, Ann", "Anna De Vries; Ann Bee"],
  ] as const)
    it(`are read from ${written}`, () =>
      assert.equal(paperOf(`@misc{a, title = {T}, author = {${written}}}`).authors?.join("; "), read));
});

describe("a name as people write it", () => {
  const names: readonly [text: string, parts: object][] = [
    ["Ann Bee", { given: "Ann", family: "Bee" }],
    ["Bee, Ann", { given: "Ann", family: "Bee" }],
    ["van der Dee, Cee", { given: "Cee", family: "van der Dee" }],
    ["Cee van der Dee", { given: "Cee", particle: "van der", family: "Dee" }],
    ["Bee, Jr., Ann", { given: "Ann", family: "Bee", suffix: "Jr." }],
    ["Bee, Ann, III", { given: "Ann", family: "Bee", suffix: "III" }],
    ["Ann Bee, Jr.", { given: "Ann", family: "Bee", suffix: "Jr." }],
    ["OpenAI", { literal: "OpenAI" }],
    ["{Blue Brain}", { literal: "Blue Brain" }],
    ["The Blue Team", { literal: "The Blue Team" }],
    ["Hinz & Kunz, Inc.", { literal: "Hinz & Kunz, Inc." }],
    ["Institute of Nets, Department of Knots", { literal: "Institute of Nets, Department of Knots" }],
    ["Gonzalo {Del Hoyo}", { given: "Gonzalo", family: "Del Hoyo" }],
  ];
  for (const [text, parts] of names) {
    it(`is read from ${text}`, () => {
      const name = readName(text);
      assert.deepEqual(name, parts);
      assert.deepEqual(readName(writtenName(name)), name);
    });
  }

  it("is shown in the order of reading", () => {
    assert.equal(displayName(readName("van der Dee, Jr., Cee")), "Cee van der Dee Jr.");
    assert.deepEqual(paperFile(["Bee, Ann", "{Blue Brain}"]).records[0]?.paper.authors, [
      "Ann Bee",
      "Blue Brain",
    ]);
  });
});

describe("the parts of a name", () => {
  const people = [
    { family: "García Málquez", given: "Gonzalo" },
    { family: "van Author", given: "Al" },
    { family: "Bee", given: "Ann", "dropping-particle": "von", "non-dropping-particle": "zu" },
    { family: "Plato" },
    { literal: "Blue Brain" },
    { family: "Smith and Sons", given: "J." },
  ];

  it("of CSL-JSON stay what they are on the way through", () => {
    assert.deepEqual(cslAuthors(csl({ author: people })), people);
  });

  it("of CSL-JSON hold together in BibTeX", () => {
    const bibtex = exported("bibtex", csl({ author: people }));
    assert.match(
      bibtex,
      /author = \{García Málquez, Gonzalo and van Author, Al and von zu Bee, Ann and Plato and \{Blue Brain\} and \{Smith and Sons\}, J\.\}/,
    );
    assert.deepEqual(parse(bibtex).records[0]?.paper.authors, [
      "Gonzalo García Málquez",
      "Al van Author",
      "Ann von zu Bee",
      "Plato",
      "Blue Brain",
      "J. Smith and Sons",
    ]);
  });

  it("of BibTeX hold together in CSL-JSON", () => {
    const authors = String.raw`Garc{\'i}a M{\'a}lquez, Gonzalo and {Delgado de Molina}, A. and de la Fuente, Jr., J. and {{Blue Brain}} and Al {Del Hoyo} and M\v c Nab, O.`;
    assert.deepEqual(cslAuthors(parse(`@misc{a, title = {T}, author = {${authors}}}`)), [
      { family: "García Málquez", given: "Gonzalo" },
      { family: "Delgado de Molina", given: "A." },
      { family: "Fuente", given: "J.", "non-dropping-particle": "de la", suffix: "Jr." },
      { literal: "Blue Brain" },
      { family: "Del Hoyo", given: "Al" },
      { family: "Mč Nab", given: "O." },
    ]);
  });

  it("come back from BibTeX through CSL-JSON as they were", () => {
    const authors = "García Málquez, Gonzalo and {Delgado de Molina}, A. and {Blue Brain} and Bee, Jr., Ann";
    const items = exported("csl-json", parse(`@misc{a, title = {T}, author = {${authors}}}`));
    const back = parseCslJson(items, "b.json", { kind: "csl", order: 0 }, { isNamed: true });
    assert.ok(back);
    assert.equal(bibtexAuthors(back), authors);
  });

  it("outlive a paper file that is written of them", () => {
    const library = new Library();
    library.setFile(csl({ author: people }));
    const [paper] = library.papers;
    assert.ok(paper);
    const text = newPaperFile(recordOf(paper));
    const file = parsePaperFile(text, "a.md", { kind: "papers", order: 0 });
    assert.ok(file);
    assert.deepEqual(file.records[0]?.paper.authors, paper.authors);
    // What stands before the family name is part of it in such a file.
    const written = people.map((name) =>
      "dropping-particle" in name ? { family: "von zu Bee", given: "Ann" } : name,
    );
    assert.deepEqual(cslAuthors(file), written);
  });

  it("of a paper file go before those of a bibliography", () => {
    const bib = parse("@misc{a, title = {T}, author = {Gonzalo Garc{\\'i}a M{\\'a}lquez}}");
    assert.deepEqual(cslAuthors(paperFile(["García Málquez, Gonzalo"]), bib), [
      { family: "García Málquez", given: "Gonzalo" },
    ]);
  });
});

describe("a list of names", () => {
  const lists: readonly [written: string, ...read: string[]][] = [
    ["Moll G., Rast F., Pahl C., Burr W., Roe R.", "Moll G.", "Rast F.", "Pahl C.", "Burr W.", "Roe R."],
    ["Gero T. Moll, Fabio Rast, Corin Pahl", "Gero T. Moll", "Fabio Rast", "Corin Pahl"],
    ["Moll F., Kirr T., Mill J. and Witt D.", "Moll F.", "Kirr T.", "Mill J.", "Witt D."],
    ["Moll F., Kirr T. and Witt D.", "Moll F.", "Kirr T.", "Witt D."],
    ["G. T. Moll, F. Rast and C. Pahl", "G. T. Moll", "F. Rast", "C. Pahl"],
    ["Moll, G. T., Rast, F., Pahl, C.", "G. T. Moll", "F. Rast", "C. Pahl"],
    [String.raw`Moll, G. T., Rast, F., \& Pahl, C.-D.`, "G. T. Moll", "F. Rast", "C.-D. Pahl"],
    ["Moll, G. T., Rast, F., and Pahl, C.", "G. T. Moll", "F. Rast", "C. Pahl"],
    ["Moll, G. T., Jr., Rast, F.", "G. T. Moll Jr.", "F. Rast"],
    ["Gero Moll, Fabio Rast, and Corin Pahl", "Gero Moll", "Fabio Rast", "Corin Pahl"],
    ["Moll, Gero and Corin Pahl", "Gero Moll", "Corin Pahl"],
    ["García Málquez, José María and Pahl, C.", "José María García Málquez", "C. Pahl"],
    ["Moll, G.; Rast, F.; Pahl, C.", "G. Moll", "F. Rast", "C. Pahl"],
    ["M&uuml;ller, J. and Roe, R.", "J. Müller", "R. Roe"],
    ["李明，王芳、张三", "李明", "王芳", "张三"],
    ["Moll, B. P. and Ann Bee 0001", "B. P. Moll", "Ann Bee 0001"],
    ["Moll Jr., Guy and Carlos A. Henr Q.", "Guy Moll Jr.", "Carlos A. Henr Q."],
    ["Henr Q., Carlos A. and Moll, B.", "Carlos A. Henr Q.", "B. Moll"],
    ["Moll, B. P. and et al.", "B. P. Moll"],
    ["Moll, B. P. and others", "B. P. Moll"],
    ["Moll, B. P. et al", "B. P. Moll"],
    ["Moll, B. P., Rast, F., et~al.", "B. P. Moll", "F. Rast"],
    ["李明;王芳;张三", "李明", "王芳", "张三"],
    ["李明; 王芳; 等", "李明", "王芳"],
    ["李明, 王芳, 等", "李明", "王芳"],
    ["李明, 王芳, 张三等", "李明", "王芳", "张三"],
    ["김철수, 이영희, 박민수", "김철수", "이영희", "박민수"],
    ["李, 明, 王, 芳", "明 李", "芳 王"],
    ["山田 太郎, 鈴木 花子", "山田 太郎", "鈴木 花子"],
    ["山田太郎 and 鈴木花子 ほか", "山田太郎", "鈴木花子"],
    [String.raw`Moll, J.;{\'E}mile, Z.;de Rast, K.`, "J. Moll", "Z. Émile", "K. de Rast"],
    [String.raw`Moll, B. P. and \emph{et al.}`, "B. P. Moll"],
    [String.raw`Moll, B. P. and {\it et al.}`, "B. P. Moll"],
    ["Moll, B. P. and {others}", "B. P. Moll"],
    ["Moll, B. P., others", "B. P. Moll"],
    ["Moll, B. P. and al.", "B. P. Moll"],
    ["Moll, B. P. and 12 others", "B. P. Moll"],
    ["Moll, B. P. and others.", "B. P. Moll"],
    ["Иванов, И. И. и др.", "И. И. Иванов"],
    ["Moll, B. P. u. a.", "B. P. Moll"],
    ["García, A. y otros", "A. García"],
    ["More, Thomas and Brother, Al and More", "Thomas More", "Al Brother", "More"],
    ["Moll, J., and Rast, K., and Roe, M.", "J. Moll", "K. Rast", "M. Roe"],
    ["NVIDIA and : and Ann Bee", "NVIDIA", "Ann Bee"],
    ["Gemma Team, Hinz", "Gemma Team, Hinz"],
    ["Hinz Research, Brain Team and Moll, G.", "Hinz Research, Brain Team", "G. Moll"],
    ["Moll, Gero, PhD", "Gero Moll PhD"],
    [String.raw`Gonz\ifmmode \acute{a}\else \'a\fi lez, F.`, "F. González"],
    ["Al, Etienne and Etalon, Al", "Etienne Al", "Al Etalon"],
    ["Hinz, Inc. and Moll, G.", "Hinz, Inc.", "G. Moll"],
    [
      String.raw`Por, R. D. and \ifmmode \check{Z}\else \v{Z}\fi{}um, S. and Ho\ifmmode \check{r}\else \v{r}\fi{}a, P.`,
      "R. D. Por",
      "S. Žum",
      "P. Hořa",
    ],
  ];
  for (const [written, ...read] of lists) {
    it(`${written} names ${read.length}`, () =>
      assert.deepEqual(paperOf(`@misc{a, title = {T}, author = {${written}}}`).authors, read));
  }
});
