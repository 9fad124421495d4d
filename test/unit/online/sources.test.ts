import assert from "node:assert/strict";
import { readAtom } from "../../../src/core/online/sources/arxiv.ts";
import { readWork } from "../../../src/core/online/sources/crossref.ts";
import { readAttributes } from "../../../src/core/online/sources/dataCite.ts";
import { readPaper } from "../../../src/core/online/sources/huggingFace.ts";
import { readPage } from "../../../src/core/online/sources/pages.ts";
import {
  atomError,
  atomFeed,
  crossrefWork,
  dataCiteDoi,
  huggingFacePaper,
  megaTides,
  oldTides,
  proceedingsPage,
  withdrawnTides,
} from "../../online/payloads.ts";

describe("arXiv's feed", () => {
  it("gives records without line breaks, versions and entities", () => {
    const [mega, old] = readAtom(atomFeed([megaTides, oldTides]));
    assert.deepEqual(mega, {
      paper: {
        title: megaTides.title,
        authors: megaTides.authors,
        year: 2023,
        submitted: "2023-02-02",
        arxiv: "2302.01234",
        subject: "cs.LG",
        abstract: megaTides.abstract,
      },
      from: ["arxiv"],
      version: 3,
    });
    assert.equal(old?.paper.arxiv, "math/0611800");
    assert.equal(old?.paper.doi, "10.1000/Old.1");
    assert.equal(old?.paper.venue, "J. Tides 7 (2007) 1-12");
  });

  it("says with arXiv's words that a paper is withdrawn, and only where they speak of the paper", () => {
    const standingOf = (comment: string) => readAtom(atomFeed([{ ...megaTides, comment }]))[0]?.standing;
    assert.deepEqual(readAtom(atomFeed([withdrawnTides]))[0]?.standing, {
      state: "withdrawn",
      says: withdrawnTides.comment,
    });
    for (const comment of [
      "This paper has been withdrawn",
      "Withdrawn due to an error in equation 3",
      "Paper withdrawn by the authors; see arXiv:2303.00001",
      "This submission has been withdrawn by arXiv administrators due to inappropriate text overlap",
      "9 pages. The paper is withdrawn by the first author",
    ])
      assert.equal(standingOf(comment)?.state, "withdrawn", comment);
    for (const comment of [
      "12 pages; withdrawn from ICLR 2024 and submitted to JMLR",
      "We study how deposits are withdrawn",
      "Supersedes our earlier version, which was withdrawn by the authors",
      "v2: figure 3 was withdrawn",
    ])
      assert.equal(standingOf(comment), undefined, comment);
  });

  it("gives no paper for an error, and says what arXiv says", () => {
    const args = { source: "arXiv", reason: "incorrect id format for 1234.12345" };
    assert.throws(() => readAtom(atomError), { code: "unreadable", args });
  });

  it("refuses what is no feed, and document types whose entities could blow up", () => {
    for (const text of ["", "<html><body>busy</body></html>", '{"a":1}'])
      assert.throws(() => readAtom(text), { code: "unreadable" }, text);
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${atomFeed([megaTides])}`;
    assert.throws(() => readAtom(bomb), { code: "unreadable" });
  });

  it("loses an entry that is none, and no other", () => {
    const feed = atomFeed([megaTides]).replace("<entry>", "<entry><id>nothing</id></entry>\n<entry>");
    assert.equal(readAtom(feed).length, 1);
  });
});

describe("Hugging Face's paper", () => {
  it("gives the record with code and project page", () => {
    const more = { githubRepo: "https://github.com/tides/mega", projectPage: "https://tides.example.org/" };
    const found = readPaper(huggingFacePaper(megaTides, more));
    assert.equal(found?.paper.code, "https://github.com/tides/mega");
    assert.equal(found?.paper.project, "https://tides.example.org/");
    assert.equal(found?.paper.abstract, megaTides.abstract);
    assert.deepEqual(found?.paper.authors, megaTides.authors);
  });

  it("leaves out what is not what it should be", () => {
    const wrong = {
      githubRepo: "javascript:alert(1)",
      projectPage: 7,
      authors: [{ name: 3 }, null, "x", { name: "Ida Moe" }],
      publishedAt: "2023-02-31",
    };
    const found = readPaper(huggingFacePaper(megaTides, wrong));
    assert.deepEqual(Object.keys(found?.paper ?? {}), ["title", "authors", "arxiv", "abstract"]);
    assert.deepEqual(found?.paper.authors, ["3", "Ida Moe"]);
    for (const nothing of [undefined, null, 1, "", [], {}, { id: "2302.01234" }, { id: "x", title: "y" }])
      assert.equal(readPaper(nothing), undefined);
  });
});

describe("records of DOIs", () => {
  it("are read from Crossref's message", () => {
    const message = Reflect.get(
      crossrefWork("10.5555/tides.1", "Tides of <i>SRAM</i>", { subtitle: ["A Study"] }),
      "message",
    );
    const found = readWork(message);
    assert.deepEqual(found, {
      paper: {
        title: "Tides of SRAM: A Study",
        authors: ["Ida Moe", "Jan de Vries", "The Tide Group"],
        year: 2023,
        doi: "10.5555/tides.1",
        venue: "Proceedings of the 29th Symposium on Tides",
        abstract: "Tides of SRAM & more.",
        names: found?.paper.names,
      },
      from: ["crossref"],
    });
  });

  it("say that a work is retracted, by the notice's DOI", () => {
    const updates = [
      { type: "correction", DOI: "10.5555/c" },
      { type: "retraction", DOI: "10.5555/r", source: "retraction-watch" },
    ];
    const message = Reflect.get(
      crossrefWork("10.5555/tides.1", "Tides", { "updated-by": updates }),
      "message",
    );
    assert.deepEqual(readWork(message)?.standing, { state: "retracted", says: "10.5555/r" });
  });

  it("are read from DataCite's attributes, arXiv's with the day of submission", () => {
    const doi = "10.48550/arXiv.2402.15627";
    const found = readAttributes(Reflect.get(Reflect.get(dataCiteDoi(doi, "Tides"), "data"), "attributes"));
    assert.equal(found?.paper.arxiv, "2402.15627");
    assert.equal(found?.paper.doi, undefined);
    assert.equal(found?.paper.submitted, "2024-02-23");
    assert.deepEqual(found?.paper.authors, ["Ida Moe", "Tide Group"]);
  });
});

describe("the page of a paper", () => {
  it("gives what its tags say, and nothing of its scripts", () => {
    const paper = readPage(proceedingsPage);
    assert.equal(paper?.title, "Tides of Norms: Faster & Deeper");
    assert.deepEqual(paper?.authors, ["Ida Moe", "Jan de Vries"]);
    assert.equal(paper?.venue, "International Conference on Machine Learning");
    assert.equal(paper?.year, 2015);
    assert.equal(readPage("<html><title>No tags</title></html>"), undefined);
  });
});
