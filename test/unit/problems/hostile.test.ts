import assert from "node:assert/strict";
import { titleBefore } from "../../../src/core/beside/titleBefore.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import { checkFile } from "../../../src/core/problems/checkFile.ts";
import { defaultProblemSettings } from "../../../src/core/problems/severities.ts";
import { titleIndex } from "../../../src/core/problems/titles/titleIndex.ts";
import { lookup, paper, seeds } from "./papers.ts";

const own = Array.from({ length: 100 }, (_, number) =>
  paper(`own${number}key`, `2001.${String(number).padStart(5, "0")}`, `Title ${number}`, [], "bibliography"),
);
const library = lookup(...seeds, ...own);

/** The problems of a text, of every code: where each citation looked over all the others this would take minutes. */
function problemsOf(text: string) {
  const counts = new Map([["arxiv-id", 1] as const]);
  const citations = scan(text, "markdown");
  const problems = checkFile(
    { file: "a.md", lines: text.split("\n"), citations },
    {
      library,
      titles: titleIndex(library.papers),
      settings: { ...defaultProblemSettings, "mixed-forms": "warning" },
      preferredForm: "arxiv-abs",
      formsOf: () => counts,
    },
  );
  return { citations: citations.length, problems: problems.length };
}

describe("Checking hostile text", () => {
  it("takes a line of very many citations", () => {
    assert.deepEqual(problemsOf("arXiv:2402.15627 ".repeat(60_000)), { citations: 60_000, problems: 0 });
  });

  it("takes very many lines, each with a citation", () => {
    assert.deepEqual(problemsOf("arXiv:2402.15627\n".repeat(60_000)), { citations: 60_000, problems: 0 });
  });

  it("takes very many keys that nobody has", () => {
    const text = Array.from({ length: 30_000 }, (_, number) => `[@own${number}kez]\n`).join("");
    assert.deepEqual(problemsOf(text), { citations: 30_000, problems: 30_000 });
  });

  it("takes an entry of BibTeX that never ends, and very many of them in one line", () => {
    const endless = `@misc{a,\n${"eprint={2402.15627},\n".repeat(30_000)}`;
    assert.equal(problemsOf(endless).citations, 30_000);
    const many = "@misc{a, eprint={2402.15627}} @misc(b, ".repeat(20_000);
    assert.equal(problemsOf(many).citations, 20_000);
  });

  const pieces = [
    "- ",
    "_- ",
    "* **",
    "|",
    ": ",
    "- : ",
    "<- ",
    '"',
    "“",
    "`",
    "(",
    "2024 ",
    "a1 ",
    "by A. ",
    "[",
    " ",
  ];
  for (const piece of pieces)
    it(`reads the title before an id in one pass: ${JSON.stringify(piece)} without end`, () => {
      const text = piece.repeat(300);
      for (let turn = 0; turn < 1000; turn++) titleBefore(`${text}${turn}`);
      const found = titleBefore(text);
      assert.ok(found === undefined || found.end <= text.length);
    });
});
