import assert from "node:assert/strict";
import * as fc from "fast-check";
import { citekeyProblem } from "../../src/core/citekeys/citekeyProblem.ts";
import { familyName } from "../../src/core/citekeys/familyName.ts";
import { newCitekey } from "../../src/core/citekeys/newCitekey.ts";
import type { Paper } from "../../src/core/paper.ts";

const free = () => false;

describe("a new citekey", () => {
  it("takes the family name as people write names", () => {
    const cases = {
      "Ziheng Jiang": "Jiang",
      "Jiang, Ziheng": "Jiang",
      "van den Oord, Aaron": "van den Oord",
      "Aaron van den Oord": "van den Oord",
      "Gerard de Melo": "de Melo",
      "Xiaoteng (Frank) Liu": "Liu",
      "Micah Pollens-Dempsey": "Pollens-Dempsey",
      "Martin Luther King Jr.": "King",
      "King Jr., Martin Luther": "King",
      "William Gates III": "Gates",
      "Martin King, Jr.": "King",
      "bell hooks": "hooks",
      OpenAI: "OpenAI",
      "Gemini Team": "Gemini Team",
      "Gemini Team, Google": "Gemini Team",
      "The ATLAS Collaboration": "ATLAS Collaboration",
      "Ziheng Jiang et al.": "Jiang",
      "{OpenAI}": "OpenAI",
      "": "",
    };
    for (const [name, family] of Object.entries(cases)) assert.equal(familyName(name), family, name);
  });

  it("is family name, year and first telling word in ASCII", () => {
    const cases: readonly (readonly [Partial<Paper>, string])[] = [
      [{ authors: ["Nathanael Schärli"], year: 2022, title: "Challenging …" }, "scharli2022challenging"],
      [{ authors: ["Søren Kierkegaard"], year: 1843, title: "Enten – Eller" }, "kierkegaard1843enten"],
      [{ authors: ["Karl Weierstraß"], year: 1872, title: "Über Functionen" }, "weierstrass1872uber"],
      [{ authors: ["Michał Łukasiewicz"], year: 1920, title: "O logice" }, "lukasiewicz1920o"],
      [
        { authors: ["Aaron van den Oord"], year: 2018, title: "Representation" },
        "vandenoord2018representation",
      ],
      [{ authors: ["Micah Pollens-Dempsey"], year: 2025, title: "On the X-Ray" }, "pollensdempsey2025x"],
      [{ authors: ["Dewu Zheng"], year: 2024, title: "How Well Do LLMs Generate" }, "zheng2024llms"],
      [{ authors: ["Yang You"], year: 2019, title: "Large-Batch" }, "you2019large"],
      [{ authors: ["A B"], year: 2019, title: "How to Do" }, "b2019how"],
      [{ authors: ["A B"], title: "3D Vision" }, "b3d"],
      [{ year: 2024, title: "MegaScale: Scaling" }, "megascale2024"],
      [{ title: "L-C2ST: Local Diagnostics" }, "lc2st"],
      [{ title: "Owl-Adapter: Efficient Fine-tuning" }, "owladapter"],
      [{ title: "Parameter-Efficient Tuning of the Owl" }, "parameterefficienttuning"],
      [{ title: "OWL vs Full Rest: An Illusion" }, "owlvsfull"],
      [{ title: "", arxiv: "2402.15627" }, "arxiv240215627"],
      [{ title: "深度学习", authors: ["王伟"], year: 2020, doi: "10.1/X.y" }, "doi101xy"],
      [{ title: "" }, "paper"],
    ];
    for (const [paper, key] of cases) assert.equal(newCitekey({ title: "", ...paper }, free), key);
  });

  it("leaves the bare key to the first paper and counts in letters", () => {
    const paper = { title: "MegaScale", authors: ["Ziheng Jiang"], year: 2024 };
    const taken = new Set<string>();
    const keys = Array.from({ length: 30 }, () => {
      const key = newCitekey(paper, (other) => taken.has(other));
      taken.add(key);
      return key.slice("jiang2024megascale".length);
    });
    assert.deepEqual(keys.slice(0, 3), ["", "a", "b"]);
    assert.deepEqual(keys.slice(25), ["y", "z", "aa", "ab", "ac"]);
  });

  it("is always one that a file can have", () => {
    const paper = fc.record({
      title: fc.string({ unit: "grapheme" }),
      authors: fc.array(fc.string({ unit: "grapheme" })),
    });
    fc.assert(
      fc.property(paper, (fields) => {
        const key = newCitekey(fields, free);
        assert.match(key, /^[a-z0-9]+$/);
        assert.ok(
          citekeyProblem(key) === undefined || key.length > 100 || /^(con|prn|aux|nul)/.test(key),
          key,
        );
      }),
    );
  });
});

describe("a citekey of ours", () => {
  it("may be what pandoc and every file system take", () => {
    for (const key of ["jiang2024megascale", "_a", "Ünal-2020", "a.b_c+d", "10.1145", "smith2020~x"]) {
      assert.equal(citekeyProblem(key), undefined, key);
    }
  });

  it("is refused with the reason", () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ["", "empty", ""],
      ["a b", "character", " "],
      ["a/b", "character", "/"],
      ["..", "start", "."],
      ["a:b", "character", ":"],
      ["-a", "start", "-"],
      ["a.", "end", "."],
      ["a--b", "doubled", "--"],
      ["con", "reserved", "con"],
      ["Aux.x", "reserved", "Aux"],
      ["x".repeat(121), "long", "120"],
      ["a\u0000", "character", "\u0000"],
    ];
    for (const [key, code, what] of cases) assert.deepEqual(citekeyProblem(key), { code, what }, key);
  });

  it("is made in time for 20,000 papers of one title, each another one", () => {
    const keys = new Set<string>();
    for (let n = 0; n < 20_000; n++) keys.add(newCitekey({ title: "The same" }, (key) => keys.has(key)));
    assert.equal(keys.size, 20_000);
    assert.ok(["same", "samea", "samez", "sameaa", "samecv"].every((key) => keys.has(key)));
  });
});
