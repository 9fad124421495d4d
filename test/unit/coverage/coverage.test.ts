import assert from "node:assert/strict";
import fc from "fast-check";
import type { Backlink } from "../../../src/core/citations/citationIndex.ts";
import { isSamePart, isWithin, partsOf } from "../../../src/core/citations/locators/locatorParts.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import { coverageOf } from "../../../src/core/coverage/coverage.ts";
import { sectionTasks } from "../../../src/core/coverage/sectionTasks.ts";

const paper = "https://arxiv.org/abs/2402.15627";

/** The citations of a text, as the scanner finds them. */
const citing = (file: string, text: string): readonly Backlink[] =>
  scan(text, file.endsWith(".md") ? "markdown" : "python").map((citation) => ({ file, citation }));

/** The rows, as `state locator: lines`. */
const rows = (citations: readonly Backlink[], notes: string) =>
  coverageOf(citations, notes).map(({ locator, state, citations: places }) =>
    `${state} ${locator}: ${places.map(({ file, citation }) => `${file}:${citation.line + 1}`).join(" ")}`.trim(),
  );

describe("the parts that a locator names", () => {
  for (const [locator, parts] of [
    ["§3.2", ["§ 3.2"]],
    ["§3.2, Eq. 4", ["§ 3.2", "Eq. 4"]],
    ["Eqs. 4–6", ["Eq. 4", "Eq. 5", "Eq. 6"]],
    ["§3.1–3.3", ["§ 3.1", "§ 3.2", "§ 3.3"]],
    ["§3.1–4", ["§ 3.1", "§ 4"]],
    ["pp. 5–7", ["p. 5", "p. 6", "p. 7"]],
    ["p. 1–9999", ["p. 1", "p. 9999"]],
    ["App. B.1", ["App. B.1"]],
    ["§B.1", ["App. B.1"]],
    ["§IV-B", ["§ IV.B"]],
    ["§V", ["§ V"]],
    ["Eq. 4b", ["Eq. 4.b"]],
    ["Thm. 2.1(iii)", ["Thm. 2.1.iii"]],
    ["Alg. 1, 2", ["Alg. 1"]],
    ["somewhere", []],
  ] as const)
    it(`${locator}`, () => {
      assert.deepEqual(
        partsOf(locator).map(({ kind, number }) => `${kind} ${number.join(".")}`),
        parts,
      );
    });

  it("lie in one another as sections do, whatever their numbers", () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(numbers, fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }), (whole, more) => {
        const [outer] = partsOf(`§${whole.join(".")}`);
        const [inner] = partsOf(`§${[...whole, ...more].join(".")}`);
        assert.ok(outer && inner && isWithin(inner, outer));
        assert.equal(isWithin(outer, inner), more.length === 0);
        assert.equal(isSamePart(inner, outer), more.length === 0);
      }),
    );
  });
});

describe("the tasks of notes that name a part", () => {
  for (const [text, wanted] of [
    ["- [ ] §3.2 overlap of communication", "§3.2|overlap of communication"],
    ["  * [x] **Section 4.1**: fault tolerance", "§4.1|fault tolerance|done"],
    ["1. [X] [Alg. 1](https://arxiv.org/pdf/2402.15627#page=5) in one kernel", "Alg. 1|in one kernel|done"],
    ["> + [ ] Implement eqs. (3)-(5)", "Eqs. 3–5|Implement eqs. (3)-(5)"],
    ["- [ ] `§3.2`, the *whole* of it", "§3.2|the whole of it"],
    ["- [ ] §5.1 try it in [the loop](train.py#L3), again", "§5.1|try it in the loop, again"],
    ["- [ ] App. A", "App. A|"],
    // The part may be the other paper's.
    ["- [ ] compare with §5 of [@you2019lamb]", undefined],
    ["- [ ] §5, as in [@you2019lamb]", "§5|as in [@you2019lamb]"],
    ["- [ ] read it again", undefined],
    ["- §3.2 is no task", undefined],
    ["- [-] §3.2 is cancelled", undefined],
    ["text [ ] §3.2", undefined],
  ] as const)
    it(text, () => {
      const shown = sectionTasks(text).map(({ locator, label, isDone }) =>
        [locator, label, ...(isDone ? ["done"] : [])].join("|"),
      );
      assert.deepEqual(shown, wanted === undefined ? [] : [wanted]);
    });

  it("are not those within code, and know their lines", () => {
    const notes =
      "# Plan\r\n```md\r\n- [ ] §1 no\r\n```\r\n- [ ] §2 yes\r\n~~~~\n- [ ] §3 no\n~~~\n- [ ] §4 no\n~~~~\n- [x] §5";
    assert.deepEqual(
      sectionTasks(notes).map(({ line, locator }) => [line, locator]),
      [
        [4, "§2"],
        [10, "§5"],
      ],
    );
  });

  it("are found in any text without an end of it", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("- [ ] ", "§3", "`", "\n", "~~~", "*", " ", "Eq. ") }),
        (notes) => {
          const lines = notes.split("\n");
          for (const { line, locator } of sectionTasks(notes)) {
            assert.match(lines[line] ?? "", /\[ \]/);
            assert.ok(partsOf(locator).length > 0);
          }
        },
      ),
    );
  });
});

describe("what of a paper is implemented where", () => {
  const code = citing("a.py", `# ${paper} (§3.2)\n# ${paper}, Eq. 4\n# ${paper}, Eqs. 6-7\n# ${paper}\n`);

  it("lists the cited parts in the order of the paper, without the citations that name none", () => {
    assert.deepEqual(rows([...citing("b.py", `# ${paper}, §10\n`), ...code], ""), [
      "cited §3.2: a.py:1",
      "cited §10: b.py:1",
      "cited Eq. 4: a.py:2",
      "cited Eqs. 6–7: a.py:3",
    ]);
  });

  it("ticks a task of the notes where code cites its part", () => {
    assert.deepEqual(rows(code, "- [ ] §3.2 overlap\n- [ ] §4 fault tolerance\n- [ ] eq. 6\n"), [
      "cited §3.2: a.py:1",
      "open §4:",
      "cited Eq. 4: a.py:2",
      "cited Eq. 6: a.py:3",
      "cited Eqs. 6–7: a.py:3",
    ]);
  });

  it("says “partly” where code cites some of a part, and nothing of a part where the whole is cited", () => {
    assert.deepEqual(rows(code, "- [ ] §3\n- [ ] Eqs. 4-5\n- [ ] §3.2.1\n"), [
      "partly §3: a.py:1",
      "cited §3.2: a.py:1",
      "open §3.2.1:",
      "cited Eq. 4: a.py:2",
      "partly Eqs. 4–5: a.py:2",
      "cited Eqs. 6–7: a.py:3",
    ]);
  });

  it("does not tick what prose alone names", () => {
    const prose = citing("README.md", `See ${paper}, §4.\n`);
    assert.deepEqual(rows(prose, "- [ ] §4\n"), ["mentioned §4: README.md:1"]);
    assert.deepEqual(rows(prose, ""), ["mentioned §4: README.md:1"]);
    assert.deepEqual(rows([...prose, ...citing("a.py", `# ${paper}, §4\n`)], "- [ ] §4\n"), [
      "cited §4: README.md:1 a.py:1",
    ]);
  });
});
