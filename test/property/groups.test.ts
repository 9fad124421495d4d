import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type GroupInput,
  type Grouping,
  groupings,
  rowLabels,
  sortings,
} from "../../src/core/groups/group.ts";
import { SortKeys } from "../../src/core/groups/rows.ts";
import { groupsInSlices, groupsOf } from "../../src/core/groups/treeGroups.ts";
import type { LibraryPaper } from "../../src/core/library/libraryPaper.ts";
import { atOnce, joined, sorted } from "../../src/core/steps.ts";
import { paper } from "../unit/groups/paper.ts";

const words = new Proxy({} as GroupInput["words"], { get: (_, name) => String(name) });
const name = fc.constantFrom("Ann Bee", "Cee, Dee", "Émile Roux", "李明");
const fields: fc.Arbitrary<Partial<LibraryPaper>> = fc.record(
  {
    title: fc.constantFrom("Walls", "walls", "Walls 2", "Walls 10", "On Bricks: a Study of Bricks", ""),
    authors: fc.array(name, { maxLength: 3 }),
    year: fc.integer({ min: 2018, max: 2022 }),
    added: fc.constantFrom("2026-01-01", "2026-02-01"),
    category: fc.constantFrom("a", "b", "c"),
    tags: fc.array(fc.constantFrom("x", "X", "9", "10"), { maxLength: 2 }),
    status: fc.constantFrom("unread", "reading", "read"),
    venue: fc.constantFrom("ICLR 2020", "ICLR 2021"),
    doi: fc.constantFrom("10.1000/a", "10.1000/b"),
    origins: fc.constantFrom(
      [{ file: "a.md", kind: "papers", line: 0 } as const],
      [{ file: "seeds", kind: "seeds", line: 0 } as const],
    ),
  },
  { requiredKeys: [] },
);
/** Libraries of more papers than one step takes, each made from the one before. */
const libraries = fc
  .array(fc.array(fields, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 })
  .map((kinds) => {
    let papers: readonly LibraryPaper[] = [];
    return kinds.map((kind, round) => {
      papers = Array.from({ length: 600 + 50 * round }, (_, n) => {
        const known = papers[n];
        return known && n % 7 !== round ? known : paper(`k${n}`, kind[n % kind.length]);
      });
      return papers;
    });
  });
const input = (papers: readonly LibraryPaper[]): Omit<GroupInput, "sorting"> => ({
  papers,
  all: papers,
  categories: [{ id: "b", title: "B" }],
  categoriesFiles: [],
  citations: ({ citekey }) => citekey.length % 3,
  sourceName: ({ origins: [origin] }) => origin?.file ?? "",
  words,
});
const told = (groups: ReturnType<typeof groupsOf>): object =>
  groups.map(({ papers, groups: below = [], ...group }) => ({
    ...group,
    papers: papers.map(({ citekey }) => citekey),
    groups: told(below),
  }));

describe("the groups of a library", () => {
  it("are, made in slices and from the order of before, those made at once", () =>
    fc.assert(
      fc.asyncProperty(
        libraries,
        fc.constantFrom(...groupings.filter((by) => by !== "duplicates")),
        fc.constantFrom(...sortings),
        fc.array(fc.constantFrom(...rowLabels), { minLength: 3, maxLength: 3 }),
        async (rounds, by: Grouping, sorting, labels) => {
          const keys = new SortKeys();
          for (const [round, papers] of rounds.entries()) {
            const label = labels[round] ?? "name";
            const asked = { ...input(papers), sorting, label };
            const [inSlices, again] = await Promise.all([
              groupsInSlices(by, asked, keys),
              groupsInSlices(by, { ...asked, label: "citekey" }, keys),
            ]);
            assert.deepEqual(told(inSlices), told(groupsOf(by, asked)));
            assert.deepEqual(told(again), told(groupsOf(by, { ...asked, label: "citekey" })));
          }
        },
      ),
      { numRuns: 30 },
    ));
  it("hold papers in an order that does not depend on which came last", () => {
    const keys = new SortKeys();
    const [a, b, c] = ["a", "b", "c"].map((key) => paper(key, { title: "Walls" }));
    if (!a || !b || !c) throw new Error("three papers");
    atOnce(keys.sorted([a, b, c]));
    const newer = paper("a", { title: "Walls", status: "read" });
    assert.deepEqual(atOnce(keys.sorted([newer, b, c])), [newer, b, c]);
  });
});

describe("sorting in steps", () => {
  const items = fc.array(fc.tuple(fc.integer({ max: 20, min: 0 }), fc.nat()), { maxLength: 2000 });
  const compare = ([a]: readonly [number, number], [b]: readonly [number, number]) => a - b;
  it("gives what sorting at once gives", () => {
    fc.assert(
      fc.property(items, (all) => {
        assert.deepEqual(atOnce(sorted(all, compare)), [...all].sort(compare));
      }),
    );
  });
  it("is joined in order, the first list before the second", () => {
    fc.assert(
      fc.property(items, items, (one, other) => {
        const [a, b] = [one.sort(compare), other.sort(compare)];
        assert.deepEqual(atOnce(joined(a, b, compare)), [...a, ...b].sort(compare));
      }),
    );
  });
});
