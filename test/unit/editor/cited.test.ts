import assert from "node:assert/strict";
import type { CitedPaper } from "../../../src/core/citations/groupByPaper.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import type { PaperId } from "../../../src/core/paperId.ts";
import { namesParts, paperNodes, partNodes } from "../../../src/editor/cited/nodes.ts";
import { createTrail } from "../../../src/editor/papers/trail.ts";

const paperOf = (id: PaperId, title: string) => ({
  citekey: id,
  title,
  id,
  ids: [id],
  citekeys: [id],
  origins: [],
  fieldOrigins: {},
});

const cited = (id: PaperId, title: string): CitedPaper => ({
  id,
  paper: paperOf(id, title),
  citations: [],
  files: 0,
});

describe("The papers of the cited view", () => {
  it("are twins where their short titles are the same", () => {
    const papers = [
      cited("arXiv:1512.02814", "A Parallel Algorithm: Preprint"),
      cited("doi:10.1137/15m1052858", "A Parallel Algorithm"),
      cited("arXiv:2402.02750", "KIVI: A Tuning-Free Quantization"),
    ];
    const trail = createTrail();
    const twins = paperNodes(papers, "name", trail).map((node) => node.kind === "cited" && node.isTwin);
    assert.deepEqual(twins, [true, true, false]);
  });

  it("are titles before bare ids among those that are cited as often", () => {
    const { paper: _, ...bare } = cited("arXiv:2206.00364", "");
    const papers = [bare, cited("arXiv:2402.02750", "KIVI: A Tuning-Free Quantization")];
    const ids = (order: "citations" | "name") =>
      paperNodes(papers, order, createTrail()).map((node) => node.kind === "cited" && node.cited.id);
    assert.deepEqual(ids("citations"), ["arXiv:2402.02750", "arXiv:2206.00364"]);
    assert.deepEqual(ids("name"), ["arXiv:2206.00364", "arXiv:2402.02750"]);
  });

  it("are sorted, and twins, by who the texts say wrote them where nothing else is known", () => {
    const named = (id: PaperId, citedBy: string): CitedPaper => ({ id, citedBy, citations: [], files: 0 });
    const papers = [
      named("arXiv:1804.06788", "Talts et al. 2018"),
      named("arXiv:2401.00001", "Bee and Cow 2020"),
      named("arXiv:2401.00002", "Bee and Cow 2020"),
    ];
    const rows = paperNodes(papers, "name", createTrail());
    assert.deepEqual(
      rows.map((node) => node.kind === "cited" && [node.cited.id, node.isTwin]),
      [
        ["arXiv:2401.00001", true],
        ["arXiv:2401.00002", true],
        ["arXiv:1804.06788", false],
      ],
    );
  });

  it("are stepped through in the order of the view where one of its rows was opened", () => {
    const trail = createTrail();
    const papers = [
      cited("key:b", "Beta"),
      { id: "key:unknown" as const, citations: [], files: 0 },
      cited("key:a", "Alpha"),
      cited("key:c", "Gamma"),
    ];
    const rows = paperNodes(papers, "name", trail);
    trail.followRow(rows.find(({ key }) => key === "key:a"));
    assert.deepEqual(
      [trail.beside("key:a", 1), trail.beside("key:b", 1), trail.beside("key:c", 1)],
      ["key:b", "key:c", "end"],
    );
  });
});

describe("The parts of a paper in the cited view", () => {
  const text = "# arXiv:2402.15627, §3.2\n# arXiv:2402.15627\n";
  const citations = scan(text, "python").map((citation) => ({ file: "file:///a.py", citation }));
  const parts = (notes: string, places = citations) => {
    const { paper, ...rest } = cited("arXiv:2402.15627", "MegaScale");
    const whole = { ...rest, ...(paper && { paper: { ...paper, notes } }), citations: places };
    const [node] = paperNodes([whole], "name", createTrail());
    assert.ok(node?.kind === "cited");
    return partNodes(node).map((part) =>
      part.kind === "part" ? [part.locator, part.citations.length, part.task?.state] : [part.kind],
    );
  };

  it("are those that citations name, last the paper as a whole", () => {
    assert.deepEqual(parts(""), [
      ["§3.2", 1, undefined],
      [undefined, 1, undefined],
    ]);
  });

  it("are also those that a task of the notes names, cited or not, each with a key of its own", () => {
    assert.deepEqual(parts("- [ ] §4 later\n- [ ] §3.2 overlap\n- [x] §4 again"), [
      ["§3.2", 1, "cited"],
      ["§4", 0, "open"],
      ["§4", 0, "open"],
      [undefined, 1, undefined],
    ]);
    assert.ok(namesParts({ ...cited("key:a", "A"), paper: { ...paperOf("key:a", "A"), notes: "- [ ] §4" } }));
    assert.ok(!namesParts(cited("key:a", "A")));
  });

  it("are its files where nobody names one", () => {
    assert.deepEqual(parts("", citations.slice(1)), [["file"]]);
  });
});
