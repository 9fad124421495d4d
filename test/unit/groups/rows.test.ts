import assert from "node:assert/strict";
import { rowDetail, rowName } from "../../../src/core/groups/rowName.ts";
import { tellApart } from "../../../src/core/groups/tellApart.ts";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { paper } from "./paper.ts";

describe("the row of a paper", () => {
  const row = (fields: Partial<LibraryPaper>) => {
    const shown = paper("key", fields);
    return [rowName(shown), rowDetail(shown)];
  };
  it("tells papers apart whose titles begin alike", () => {
    const title = "Large Batch Optimization for Deep Learning: Training BERT in 76 minutes";
    const authors = ["Yang You"];
    assert.deepEqual(row({ title, authors, year: 2019, aliases: ["LAMB"] }), ["LAMB", `You 2019 · ${title}`]);
    assert.deepEqual(row({ title, authors, year: 2019 }), ["You 2019", title]);
    assert.deepEqual(row({ title }), [title, ""]);
  });
  it("shows the name before the colon once", () => {
    const title = "MegaScale: Scaling Training";
    assert.deepEqual(row({ title, authors: ["Ziheng Jiang"], year: 2024 }), [
      "MegaScale",
      "Jiang 2024 · Scaling Training",
    ]);
  });
  it("shows a short title whole, and a key where there is none", () => {
    assert.deepEqual(row({ title: "Attention Is All You Need", year: 2017 }), [
      "Attention Is All You Need",
      "2017",
    ]);
    assert.deepEqual(row({ title: "", year: 2017 }), ["key", "2017"]);
  });
});

describe("rows that stand together", () => {
  const rows = (label: "name" | "authorYear" | "citekey", ...papers: LibraryPaper[]) =>
    [...tellApart(papers, label).values()].map(({ name, detail }) => `${name} | ${detail}`);
  const batch = "Large Batch Optimization for Deep Learning";

  it("go on at the word in which they differ where they would look alike", () => {
    const by = { authors: ["Yang You"], year: 2019 };
    assert.deepEqual(
      rows(
        "name",
        paper("a", { ...by, title: `${batch} of Transformers` }),
        paper("b", { ...by, title: `${batch} of Convolutional Networks` }),
        paper("c", { ...by, title: "A Different Matter With a Title That Is Long" }),
      ),
      [
        "You 2019 | …Transformers",
        "You 2019 | …Convolutional Networks",
        "You 2019 | A Different Matter With a Title That Is Long",
      ],
    );
  });
  it("do so within the name where that is a title, and show their keys where they differ in nothing", () => {
    assert.deepEqual(
      rows("name", paper("a", { title: `${batch} in Hours` }), paper("b", { title: `${batch} in Days` })),
      ["Large Batch … Hours | ", "Large Batch … Days | "],
    );
    const title = "A Title That Is Not Short Enough For a Row";
    const by = { authors: ["Ann Lee"], year: 2020, title };
    assert.deepEqual(
      rows("name", paper("lee2020a", by), paper("lee2020b", { ...by, title: title.toUpperCase() })),
      [`Lee 2020 | lee2020a · ${title}`, `Lee 2020 | lee2020b · ${title.toUpperCase()}`],
    );
  });
  it("begin with what the reader wants", () => {
    const one = paper("you2019large", { title: batch, authors: ["Yang You"], year: 2019, aliases: ["LAMB"] });
    assert.deepEqual(rows("name", one), [`LAMB | You 2019 · ${batch}`]);
    assert.deepEqual(rows("authorYear", one), [`You 2019 | ${batch}`]);
    assert.deepEqual(rows("citekey", one), [`you2019large | ${batch}`]);
  });
});
