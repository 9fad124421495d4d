import assert from "node:assert/strict";
import { parseBibtex } from "../../../src/core/bibliography/bibtex/parseBibtex.ts";
import { CitationIndex } from "../../../src/core/citations/citationIndex.ts";
import { byLocator, countPapers, groupByPaper } from "../../../src/core/citations/groupByPaper.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import { Library } from "../../../src/core/library/library.ts";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import type { PaperId } from "../../../src/core/paperId.ts";

const cite = (text: string) => scan(text, "markdown");
const files = (index: CitationIndex) => [...index.files()].sort();
const megascale: PaperId = "arXiv:2402.15627";

/** An index and the files of each of its events. */
function watched() {
  const index = new CitationIndex();
  const events: string[][] = [];
  index.onDidChange((change) => events.push([...change.files].sort()));
  return { index, events };
}

describe("CitationIndex", () => {
  it("does not count the key of another paper that is a prefix and a key", () => {
    const { index } = watched();
    index.set("docs/conf.py", [], [{ kind: "prefix", prefix: "a" }]);
    index.set("a.md", cite("[@a1] [@a10] [@aa10]"));
    const library = new Library();
    const bib = ["10", "1", "a10"].map((key) => `@misc{${key}, title={Of ${key}}}`).join("\n");
    library.setFile(parseBibtex(bib, "a.bib", { kind: "bibliography", order: 0 }));
    library.setKeyPrefixes(index.keyPrefixes);
    index.setPapers(library);
    const of = (key: string) =>
      index.citing(library.byCitekey(key)?.ids ?? []).map(({ citation }) => citation.target);
    assert.deepEqual(of("1"), ["key:a1"]);
    assert.deepEqual(of("a10"), ["key:a10", "key:aa10"]);
    assert.deepEqual(of("10"), []);
  });

  it("lists each file once, whatever changes while somebody goes through the list", () => {
    const { index } = watched();
    for (const file of ["a.md", "b.md"]) index.set(file, cite("arXiv:2402.15627"));
    const seen: string[] = [];
    for (const file of index.files()) {
      seen.push(file);
      // As a scan of the workspace does, which takes a file out and puts it in again.
      if (seen.length > 10) break;
      index.set(file, []);
      index.set(file, cite("arXiv:2402.15627"));
    }
    assert.deepEqual(seen, ["a.md", "b.md"]);
  });

  it("tells one change of citations and declarations at once", () => {
    const { index, events } = watched();
    index.set("a.md", cite("arXiv:2402.15627"), [{ kind: "prefix", prefix: "a" }]);
    index.setOpen("a.md", cite("arXiv:2210.15191"), [{ kind: "prefix", prefix: "b" }]);
    index.closeOpen("a.md");
    index.delete("a.md");
    assert.deepEqual(events, [["a.md"], ["a.md"], ["a.md"], ["a.md"]]);
  });

  it("knows the citations of a file and the files of a paper", () => {
    const { index } = watched();
    index.set("b.md", cite("arXiv:2402.15627 arXiv:2402.15627 arXiv:2210.15191"));
    index.set("a.md", cite("https://arxiv.org/abs/2402.15627"));
    assert.deepEqual(
      index.citing([megascale]).map(({ file, citation }) => [file, citation.start]),
      [
        ["a.md", 0],
        ["b.md", 0],
        ["b.md", 17],
      ],
    );
    assert.deepEqual(
      [...index.targets()],
      [
        [megascale, 3],
        ["arXiv:2210.15191", 1],
      ],
    );
    index.delete("b.md");
    assert.deepEqual([...index.targets()], [[megascale, 1]]);
    assert.deepEqual(files(index), ["a.md"]);
  });
  it("takes an open document over its file, until it is closed", () => {
    const { index, events } = watched();
    index.set("a.md", cite("arXiv:2402.15627"));
    index.setOpen("a.md", []);
    assert.deepEqual(files(index), []);
    index.set("a.md", cite("arXiv:2210.15191"));
    assert.deepEqual(index.in("a.md"), []);
    index.closeOpen("a.md");
    assert.deepEqual([...index.targets().keys()], ["arXiv:2210.15191"]);
    assert.deepEqual(events, [["a.md"], ["a.md"], ["a.md"]]);
    index.setOpen("new.md", cite("arXiv:2402.15627"));
    assert.deepEqual(files(index), ["a.md", "new.md"]);
  });
  it("is silent where nothing changes", () => {
    const { index, events } = watched();
    index.set("a.md", []);
    index.set("b.md", cite("arXiv:2402.15627"));
    index.set("b.md", cite("arXiv:2402.15627"));
    index.delete("c.md");
    assert.deepEqual(events, [["b.md"]]);
  });
  it("tells of a batch once, even of one that throws", () => {
    const { index, events } = watched();
    index.batch(() => {
      index.set("a.md", cite("arXiv:2402.15627"));
      index.batch(() => index.set("b.md", cite("arXiv:2402.15627")));
    });
    assert.throws(() =>
      index.batch(() => {
        index.delete("a.md");
        throw new Error("stop");
      }),
    );
    assert.deepEqual(events, [["a.md", "b.md"], ["a.md"]]);
  });
});

describe("groupByPaper", () => {
  const paper: LibraryPaper = {
    citekey: "jiang2024megascale",
    title: "MegaScale",
    id: megascale,
    ids: [megascale, "key:jiang2024megascale"],
    citekeys: ["jiang2024megascale"],
    origins: [],
    fieldOrigins: {},
  };
  const library = { find: (id: PaperId) => (paper.ids.includes(id) ? paper : undefined) };

  it("brings all spellings of one paper together and keeps what the library does not know", () => {
    const index = new CitationIndex();
    index.set(
      "b.md",
      cite("[@jiang2024megascale, §10; @other] https://hf.co/papers/2402.15627 arXiv:1805.0366"),
    );
    index.set("a.md", cite("doi:10.48550/arXiv.2402.15627, §3, Eq. 4"));
    const groups = groupByPaper(index, library);
    assert.deepEqual(
      groups.map(({ id, paper: found, citations, files: count }) => [
        id,
        found?.title,
        citations.length,
        count,
      ]),
      [
        ["arXiv:1805.0366", undefined, 1, 1],
        [megascale, "MegaScale", 3, 2],
        ["key:other", undefined, 1, 1],
      ],
    );
    assert.deepEqual(
      byLocator(groups[1]?.citations ?? []).map(({ locator, citations }) => [locator, citations.length]),
      [
        ["§3", 1],
        ["§10", 1],
        ["Eq. 4", 1],
        [undefined, 1],
      ],
    );
  });
  it("drops tentative citations of what the library does not have", () => {
    const index = new CitationIndex();
    index.set("a.md", cite("[[note]] [[jiang2024megascale]]"));
    assert.deepEqual(
      groupByPaper(index, library).map(({ id }) => id),
      [megascale],
    );
    assert.equal(groupByPaper(index, library, ["other.md"]).length, 0);
  });

  it("counts the papers of a file as they are grouped: spellings once, tentative keys where the library has them", () => {
    const index = new CitationIndex();
    index.set(
      "a.md",
      cite("[@jiang2024megascale; @other] [[note]] [[jiang2024megascale]] arXiv:2402.15627, §3"),
    );
    index.set("b.md", cite("[[note]]"));
    const counts = ["a.md", "b.md", "c.md"].map((file) => countPapers(index, library, file));
    assert.deepEqual(counts, [2, 0, 0]);
    assert.equal(counts[0], groupByPaper(index, library, ["a.md"]).length);
  });
});
