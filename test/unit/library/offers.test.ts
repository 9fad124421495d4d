import assert from "node:assert/strict";
import { offers, unknownWork } from "../../../src/core/library/offers.ts";
import type { PaperId } from "../../../src/core/paperId.ts";
import { bibliography, libraryOf, papers, seeds, source } from "./sources.ts";

const library = () =>
  libraryOf(
    source(
      "seeds",
      seeds,
      { citekey: "a2017seed", arxiv: "1706.03762" },
      { citekey: "b2018seed", arxiv: "1810.04805" },
      { citekey: "c2019seed", arxiv: "1904.00962" },
    ),
    source("papers/z.md", papers, { citekey: "z2020own", arxiv: "2001.00001" }),
    source(
      "refs.bib",
      bibliography,
      { citekey: "y2021own", doi: "10.1000/y" },
      { citekey: "b2018mine", arxiv: "1810.04805" },
    ),
  );

const citations = (counts: Readonly<Record<string, number>>) =>
  new Map(Object.entries(counts) as [PaperId, number][]);
const names = (...args: Parameters<typeof offers>) =>
  [...offers(...args)].map(({ citekey, id }) => citekey || id);

describe("the papers to pick from", () => {
  it("are the reader's own before those that only ship with Marginalia", () =>
    assert.deepEqual(names(library(), citations({})), [
      "b2018mine",
      "y2021own",
      "z2020own",
      "a2017seed",
      "c2019seed",
    ]));

  it("begin with those that the workspace cites, the most cited first, shipped or not", () =>
    assert.deepEqual(
      names(library(), citations({ "doi:10.1000/y": 1, "arXiv:1904.00962": 2, "key:y2021own": 2 })),
      ["y2021own", "c2019seed", "b2018mine", "z2020own", "a2017seed"],
    ));

  it("have every paper once, however many of its ids are cited", () => {
    const cited = { "key:b2018seed": 1, "key:b2018mine": 1, "arXiv:1810.04805": 1 };
    assert.deepEqual(
      names(library(), citations(cited)).filter((name) => name.startsWith("b2018")),
      ["b2018mine"],
    );
  });

  it("have what the workspace cites and the library lacks only where that is wanted, and before shipped papers", () => {
    const said = library();
    said.setSayings("README.md", [
      {
        id: "arXiv:2106.04624",
        line: 3,
        rank: "bibtex",
        title: "SpeechBrain: A General-Purpose Speech Toolkit",
      },
    ]);
    const cited = citations({
      "arXiv:2106.04624": 9,
      "doi:10.2/x": 9,
      "key:someone": 7,
      "arXiv:1904.00962": 1,
    });
    assert.deepEqual(names(said, cited).slice(0, 2), ["c2019seed", "b2018mine"]);
    const offered = [...offers(said, cited, { withCited: true })];
    assert.deepEqual(
      offered.slice(0, 4).map(({ id }) => id),
      ["arXiv:2106.04624", "doi:10.2/x", "arXiv:1904.00962", "arXiv:1810.04805"],
    );
    assert.ok(!offered.some(({ ids }) => ids.includes("key:someone")));
  });

  it("have nothing but its id of a work of which nothing is said", () => {
    const { title, citekey, arxiv } = unknownWork(library(), "arXiv:2106.04624");
    assert.deepEqual({ title, citekey, arxiv }, { title: "", citekey: "", arxiv: "2106.04624" });
  });
});
