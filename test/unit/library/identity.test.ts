import assert from "node:assert/strict";
import { parseBibtex } from "../../../src/core/bibliography/bibtex/parseBibtex.ts";
import { Library } from "../../../src/core/library/library.ts";
import { parsePaperFile } from "../../../src/core/library/paperFile/parsePaperFile.ts";
import { titleRelation } from "../../../src/core/library/works/titleRelation.ts";

/** The library of these `.bib` files and paper files, by their names. */
function libraryOf(files: Readonly<Record<string, string>>): Library {
  const library = new Library();
  for (const [order, [file, text]] of Object.entries(files).entries()) {
    const content = file.endsWith(".bib")
      ? parseBibtex(text, file, { kind: "bibliography", order })
      : parsePaperFile(text, file, { kind: "papers", order: 0 });
    if (content) library.setFile(content);
  }
  return library;
}

const shown = (library: Library) =>
  library.papers.map(({ citekey, title, origins }) => `${citekey}: ${title} (${origins.length})`);
const said = (library: Library) =>
  library.problems.map(({ file, line, code, severity }) => `${file}:${line + 1} ${code} ${severity}`);

describe("works that share an id", () => {
  const doi = "doi={10.1000/book}";

  it("stay apart as chapters of one book, by other titles, pages or authors", () => {
    const chapters: readonly (readonly [string, string])[] = [
      // One author's book, no pages.
      ["title={On walls}, author={Ann Bee}", "title={On roofs}, author={Ann Bee}"],
      // Titles that differ in a number.
      ["title={Chapter one}, author={Ann Bee}", "title={Chapter two}, author={Ann Bee}"],
      ["title={Part I: Walls}, author={Ann Bee}", "title={Part II: Walls}, author={Ann Bee}"],
      // One title.
      [
        "title={Introduction}, author={Ann Bee}, pages={1--9}",
        "title={Introduction}, author={Cee Dee}, pages={90}",
      ],
      [
        "title={Introduction}, author={Ann Bee}, pages={1--9}",
        "title={Introduction}, author={Ann Bee}, pages={90}",
      ],
    ];
    for (const [one, other] of chapters) {
      const library = libraryOf({
        "a.bib": `@incollection{c1, ${one}, ${doi}}\n@incollection{c2, ${other}, ${doi}}`,
      });
      assert.deepEqual(
        library.papers.map(({ citekey }) => citekey),
        ["c1", "c2"],
        other,
      );
      assert.deepEqual(said(library), ["a.bib:2 shared-id information"]);
      assert.deepEqual(
        library.papers.map(({ ids }) => ids),
        [["doi:10.1000/book", "key:c1"], ["key:c2"]],
      );
      assert.equal(library.byCitekey("c2"), library.papers[1]);
    }
  });

  it("stay apart as chapters that `@inbook` tells by their number, under the title of the book", () => {
    const book = `title={On houses}, author={Ann Bee}, ${doi}`;
    const library = libraryOf({
      "a.bib": `@inbook{c3, ${book}, chapter={3}}\n@inbook{c4, ${book}, chapter=4}\n@inbook{c4b, ${book}, chapter={4}}`,
    });
    assert.deepEqual(
      library.papers.map(({ citekeys }) => citekeys.join()),
      ["c3", "c4,c4b"],
    );
  });

  it("leave the DOI to the book where it is there too", () => {
    const library = libraryOf({
      "a.bib": `@incollection{c1, title={On walls}, ${doi}}\n@book{b, title={On houses}, ${doi}}`,
    });
    assert.equal(library.find("doi:10.1000/book")?.citekey, "b");
  });

  it("stay apart in two bibliographies too, with a warning where they are no chapters", () => {
    const library = libraryOf({
      "a.bib": `@article{a, title={On walls}, author={Ann Bee}, ${doi}}`,
      "b.bib": `@article{b, title={Of frogs and mice}, author={Cee Dee}, ${doi}}`,
    });
    assert.deepEqual(shown(library), ["a: On walls (1)", "b: Of frogs and mice (1)"]);
    assert.deepEqual(said(library), ["b.bib:1 shared-id warning"]);
  });

  it("are one work however its title is written, in whatever layer", () => {
    const pairs: readonly (readonly [string, string])[] = [
      ["title={Colour in Images}, author={Ann Bee}", "title={Color in images}, author={Bee, A.}"],
      ["title={Walls: A History}, author={Ann Bee and Cee Dee}", "title={Walls}, author={C. Dee}"],
      ["title={WALL: A history of walls}", "title={A History of Walls}"],
      [
        "title={On Walls}, pages={1--20}, author={Ann Bee}",
        "title={On walls}, pages={311--330}, author={Ann Bee}",
      ],
      ["title={{\\'E}tude on walls}, author={Ann Bee}", "title={Étude on walls}"],
      ["title={On Walls}, author={Wall Institute}", "title={On walls}, author={Ann Bee and Cee Dee}"],
      [
        "title={Über Mauern}, author={Ann Bee}, pages={7--9}",
        "title={On walls}, author={Ann Bee}, pages={7}",
      ],
      ["title={On walls}", "year={2020}"],
    ];
    for (const [one, other] of pairs) {
      const library = libraryOf({
        "a.bib": `@article{a, ${one}, ${doi}}`,
        "b.bib": `@article{b, ${other}, ${doi}}`,
      });
      assert.equal(library.papers.length, 1, other);
      assert.deepEqual(library.problems, [], other);
    }
    const named = libraryOf({
      "a.md": "---\ncitekey: a\ntitle: My walls\ndoi: 10.1000/book\n---\n",
      "a.bib": `@article{a, title={On the construction of houses}, author={Ann Bee}, ${doi}}`,
    });
    assert.deepEqual(shown(named), ["a: My walls (2)"]);
  });

  it("are one work by an arXiv id, whatever the title of the version, but not for other people's work", () => {
    const eprint = "eprint={2205.14135}, archiveprefix={arXiv}";
    const one = `@misc{a, title={On walls}, author={Ann Bee and Cee Dee}, ${eprint}}`;
    const retitled = libraryOf({
      "a.bib": one,
      "b.bib": `@misc{b, title={Bricks}, author={Bee, A.}, ${eprint}}`,
    });
    assert.equal(retitled.papers.length, 1);
    const foreign = libraryOf({
      "a.bib": one,
      "b.bib": `@misc{b, title={Bricks}, author={Eff, G.}, ${eprint}}`,
    });
    assert.deepEqual(said(foreign), ["b.bib:1 shared-id warning"]);
    assert.equal(foreign.papers.length, 2);
  });

  it("do not become one through a third record that says too little", () => {
    const library = libraryOf({
      "a.bib": `@incollection{c1, title={On walls}, pages={1}, ${doi}}\n@incollection{c2, title={On roofs}, pages={9}, ${doi}}`,
      "b.bib": `@book{b, ${doi}}`,
    });
    assert.equal(library.papers.length, 2);
  });
});

describe("one citekey in two bibliographies", () => {
  it("stays with the first of two works, and the other one can still be found", () => {
    const library = libraryOf({
      "a.bib": "@misc{s, title={One thing}, doi={10.1000/a}}",
      "b.bib": "@misc{s, title={Another matter}, author={Cee Dee}}",
      "c.bib": "@misc{s, title={Another matter}, author={Dee, C.}, year={2020}}",
    });
    assert.deepEqual(shown(library), ["s: One thing (1)", "s: Another matter (2)"]);
    assert.deepEqual(said(library), [
      "a.bib:1 duplicate-citekey warning",
      "b.bib:1 duplicate-citekey warning",
      "c.bib:1 duplicate-citekey warning",
    ]);
    assert.equal(library.byCitekey("s")?.title, "One thing");
    const [, other] = library.papers;
    assert.ok(other);
    assert.deepEqual(other.citekeys, []);
    assert.equal(library.find(other.id), other);
  });

  it("is of two works of one title by other people", () => {
    const library = libraryOf({
      "a.bib": "@article{deep, title={Deep walls}, author={Ann Bee and Cee Dee}}",
      "b.bib": "@book{deep, title={Deep Walls}, author={Eff, G.}}",
    });
    assert.deepEqual(shown(library), ["deep: Deep walls (1)", "deep: Deep Walls (1)"]);
    assert.deepEqual(said(library), [
      "a.bib:1 duplicate-citekey warning",
      "b.bib:1 duplicate-citekey warning",
    ]);
  });

  it("is of one work where titles are alike, and where a paper file has a title of its own", () => {
    const alike = libraryOf({
      "a.bib": "@misc{s, title={On Walls: A History}, doi={10.1000/a}}",
      "b.bib": "@misc{s, title={On walls}, author={Cee Dee}}",
    });
    assert.equal(alike.papers.length, 1);
    const named = libraryOf({
      "s.md": "---\ncitekey: s\ntitle: Read this\n---\nNotes\n",
      "a.bib": "@misc{s, title={On Walls}, author={Cee Dee}}",
    });
    assert.deepEqual(shown(named), ["s: Read this (2)"]);
    assert.deepEqual(named.problems, []);
  });
});

describe("a file made for it", () => {
  const many = 20_000;

  it("is told apart in parts, with a word, where all its entries have one DOI", () => {
    const entries = Array.from({ length: many }, (_, n) => `@misc{k${n}, title={T${n} x}, doi={10.1000/x}}`);
    const library = new Library();
    library.setFile(parseBibtex(entries.join("\n"), "a.bib", { kind: "bibliography", order: 0 }));
    assert.ok(library.papers.length > 10);
    assert.ok(library.byCitekey(`k${many - 1}`));
    assert.ok(library.problems.some(({ code, args }) => code === "shared-id" && args.count !== undefined));
    library.removeFile("a.bib");
    assert.deepEqual([library.papers, library.find("doi:10.1000/x")], [[], undefined]);
  });

  it("or where each shares an id with the next one, in slices too", async () => {
    const entries = Array.from({ length: many }, (_, n) => {
      const id = Math.floor(n / 2);
      const arxiv = `24${String(1 + (id % 12)).padStart(2, "0")}.${10_000 + Math.floor(id / 12)}`;
      return `@misc{k${n}, title={T}, eprint={${arxiv}}, archiveprefix={arXiv}, doi={10.1000/${Math.floor((n + 1) / 2)}}}`;
    });
    const library = new Library();
    const content = parseBibtex(entries.join("\n"), "a.bib", { kind: "bibliography", order: 0 });
    await library.setFileInSlices(content, () => Promise.resolve());
    assert.ok(library.papers.length > 10 && library.papers.length < 500, `${library.papers.length}`);
    assert.ok(library.byCitekey(`k${many - 1}`));
  });
});

describe("titles", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["On Walls", "on  walls.", "same"],
    ["Pre-training walls", "Pretraining Walls", "same"],
    ["Walls", "Walls: a history", "alike"],
    ["T", "V", "alike"],
    ["Type", "Vast", "other"],
    ["GPW-4", "GPW-4 Technical Report", "alike"],
    ["Walls", "Wallsend", "other"],
    ["Chapter 1", "Chapter 10", "other"],
    ["Deep walls", "Deep walls, part 2", "other"],
    ["Deep walls", "Deep walls II", "other"],
    ["", "On walls", "alike"],
    ["On walls", "On roofs and their builders", "other"],
    ["关于墙的研究", "关于屋顶的研究", "other"],
  ];
  for (const [one, other, relation] of cases)
    it(`“${one}” and “${other}” are ${relation}`, () => {
      assert.equal(titleRelation(one, other), relation);
      assert.equal(titleRelation(other, one), relation);
    });
});
