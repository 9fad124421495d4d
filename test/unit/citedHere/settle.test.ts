import assert from "node:assert/strict";
import type { Saying, SayingRank } from "../../../src/core/beside/saying.ts";
import { CitedHere } from "../../../src/core/citedHere/citedHere.ts";
import { onceAWork } from "../../../src/core/citedHere/onceAWork.ts";
import { settle } from "../../../src/core/citedHere/settle.ts";
import { Library } from "../../../src/core/library/library.ts";
import { isCitedHere } from "../../../src/core/library/libraryPaper.ts";
import { knownAs } from "../../../src/core/library/recognisePaper.ts";

const id = "arXiv:2301.01234";
const say = (title: string, rank: SayingRank, more: Partial<Saying> = {}): Saying => ({
  id,
  title,
  rank,
  line: 0,
  ...more,
});

/** The title on which files agree, each of which says one thing. */
function settled(...sayings: readonly Saying[]): string | undefined {
  const places = sayings.map((saying, number) => ({ file: `file${number}.md`, saying }));
  const title = settle(places)?.title;
  assert.equal(settle([...places].reverse())?.title, title, "the order of the files decides nothing");
  return title;
}

const owls = "Sleepy Owls: How Birds Rest at Noon";
const wasps = "Angry Wasps and Where to Meet Them";

describe("What places say of a paper", () => {
  it("is what a BibTeX entry says, against any number of links and lines", () =>
    assert.equal(
      settled(say(wasps, "link"), say(wasps, "link"), say(wasps, "line"), say(owls, "bibtex")),
      owls,
    ));

  it("is what a link says, against any number of lines", () =>
    assert.equal(settled(say(wasps, "line"), say(wasps, "line"), say(owls, "link")), owls));

  it("is what most files say", () =>
    assert.equal(settled(say(owls, "link"), say(wasps, "link"), say(owls, "link")), owls));

  it("is nothing in a tie", () => {
    assert.equal(settled(say(owls, "link"), say(wasps, "link")), undefined);
    assert.equal(settled(say(owls, "bibtex"), say(wasps, "bibtex")), undefined);
  });

  it("lets a lower rank end the tie of a higher one", () =>
    assert.equal(settled(say(owls, "bibtex"), say(wasps, "bibtex"), say(owls, "line")), owls));

  it("counts a file once, however often it says a thing", () => {
    const places = [wasps, wasps, wasps].map((title) => ({ file: "a.md", saying: say(title, "link") }));
    assert.equal(settle([...places, { file: "b.md", saying: say(owls, "link") }]), undefined);
  });

  it("takes spellings of one title together and shows the commonest of the best rank", () =>
    assert.equal(
      settled(
        say("SLEEPY OWLS: HOW BIRDS REST AT NOON", "link"),
        say("Sleepy owls: how birds rest at noon", "link"),
        say(owls, "link"),
        say(wasps, "link"),
      ),
      owls,
    ));

  it("takes a title without its subtitle for the whole one", () =>
    assert.equal(
      settled(say("Sleepy Owls Resting", "line"), say("Sleepy Owls Resting: A Survey of Birds", "line")),
      "Sleepy Owls Resting: A Survey of Birds",
    ));

  it("takes two that differ in a word for spellings of one title, and shows the one with more words", () => {
    const [whole, short] = [
      "Three Things That Owls Know about Vision Birds",
      "Three Things That Owls Know about VB",
    ];
    assert.equal(settled(say(short, "link"), say(whole, "link")), whole);
    assert.equal(settled(say(whole, "link"), say(short, "link")), whole);
  });

  it("does not choose between a title and the same behind a name", () =>
    assert.equal(
      settled(
        say("OwlNet: Birds Rest at Noon and Night", "link"),
        say("Birds Rest at Noon and Night", "link"),
      ),
      undefined,
    ));

  it("takes authors, year and key of entries that agree, none of those that do not", () => {
    const entry = (file: string, more: Partial<Saying>) => ({ file, saying: say(owls, "bibtex", more) });
    const one = entry("a", { authors: ["Ada Bee"], year: 2022, key: "bee2022owls" });
    const same = settle([one, entry("b", { authors: ["Ada Bee"], year: 2022, key: "bee2022owls" })]);
    assert.deepEqual([same?.authors, same?.year, same?.key], [["Ada Bee"], 2022, "bee2022owls"]);
    const other = settle([one, entry("b", { authors: ["Ada Bee"], year: 2023, key: "owls" })]);
    assert.deepEqual([other?.authors, other?.year, other?.key], [["Ada Bee"], undefined, undefined]);
  });
});

describe("The layer of what is cited here", () => {
  const entry = say(owls, "bibtex", {
    authors: ["Ada Bee", "Bo Cow"],
    year: 2022,
    key: "DBLP:conf/owl/Bee22",
  });

  it("makes papers that no citekey leads to, with a key to propose", () => {
    const said = new CitedHere();
    said.set("README.md", [entry]);
    const paper = said.find(id);
    assert.ok(paper && isCitedHere(paper));
    assert.deepEqual(
      [paper.title, paper.citekey, paper.arxiv, paper.ids, paper.citekeys, paper.origins],
      [owls, "bee2022sleepy", "2301.01234", [id], [], [{ file: "README.md", kind: "cited", line: 0 }]],
    );
  });

  it("keeps the other ids of the entries, of each kind the one on which they agree", () => {
    const said = new CitedHere();
    const other = { ...entry, otherIds: ["doi:10.1000/owls", "openreview:owl1"] as const };
    said.set("README.md", [other]);
    said.set("docs.rst", [{ ...entry, otherIds: ["doi:10.1000/owls", "openreview:owl2"] }]);
    said.set("a.py", [entry]);
    const paper = said.find(id);
    assert.deepEqual(
      [paper?.arxiv, paper?.doi, paper?.openreview, paper?.ids],
      ["2301.01234", "10.1000/owls", undefined, [id]],
    );
    const library = new Library();
    library.setFile({
      file: "refs.bib",
      layer: { kind: "bibliography", order: 0 },
      records: [{ paper: { citekey: "bee2022", title: "Sleepy owls", doi: "10.1000/OWLS" }, line: 0 }],
      problems: [],
    });
    assert.deepEqual(paper && knownAs(library, paper)?.paper.citekey, "bee2022");
    assert.equal(library.find(id), undefined, "what a text says joins nothing");
  });

  it("is added once where its entries call two ids one work's, not where they disagree", () => {
    const said = new CitedHere();
    const doi = "doi:10.1000/owls";
    said.set("README.md", [
      { ...entry, otherIds: [doi] },
      { ...entry, id: doi, otherIds: [id] },
    ]);
    const cited = () =>
      [id, doi].map((one) => ({ id: one as typeof id, citedAs: said.find(one as typeof id) }));
    assert.deepEqual(
      onceAWork(cited()).map((one) => one.id),
      [id],
    );
    const chapter = "arXiv:2303.09999";
    said.set("chapter.md", [
      { ...entry, id: chapter, otherIds: [doi] },
      { ...entry, id: doi, otherIds: [chapter] },
    ]);
    assert.equal(onceAWork(cited()).length, 2);
  });

  it("proposes no key of a bare title", () => {
    const said = new CitedHere();
    said.set("a.py", [say(owls, "link")]);
    assert.equal(said.find(id)?.citekey, "");
  });

  it("follows its files one by one", () => {
    const said = new CitedHere();
    said.set("a.md", [say(owls, "link")]);
    said.set("b.md", [say(wasps, "link")]);
    assert.equal(said.find(id), undefined);
    assert.equal(said.set("b.md", []), true);
    const paper = said.find(id);
    assert.equal(paper?.title, owls);
    assert.equal(said.set("a.md", [say(owls, "link")]), false);
    assert.equal(said.find(id), paper);
    said.set("a.md", []);
    assert.deepEqual([said.find(id), [...said.ids()], [...said.files()]], [undefined, [], []]);
  });

  it("holds in the library only what no other layer has, and changes none of it", () => {
    const library = new Library();
    const events: string[] = [];
    library.onDidChange(() => events.push("library"));
    library.onDidChangeCitedHere(() => events.push("cited"));
    library.setSayings("README.md", [entry, say(wasps, "link", { id: "arXiv:2302.04321" })]);
    assert.deepEqual(events, ["cited"]);
    assert.deepEqual(
      [library.papers, library.find(id), library.byCitekey("bee2022sleepy")],
      [[], undefined, undefined],
    );
    assert.deepEqual([library.known(id)?.title, library.citedHere.length], [owls, 2]);
    library.setFile({
      file: "lib.bib",
      layer: { kind: "bibliography", order: 0 },
      records: [{ paper: { citekey: "bee", title: "Owls", arxiv: "2301.01234" }, line: 0 }],
      problems: [],
    });
    assert.deepEqual([library.known(id)?.title, library.find(id)?.aliases], ["Owls", undefined]);
    assert.deepEqual(
      library.citedHere.map(({ title }) => title),
      [wasps],
    );
    library.batch(() => {
      library.setSayings("README.md", []);
      library.setSayings("b.md", []);
    });
    assert.deepEqual([library.citedHere, events], [[], ["cited", "library", "cited"]]);
  });
});
