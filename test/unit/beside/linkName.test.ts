import assert from "node:assert/strict";
import { sayingReader } from "../../../src/core/beside/sayingReader.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import { linkName } from "../../../src/core/titles/linkName.ts";

describe("The name that a link gives to a paper", () => {
  const named: Readonly<Record<string, string>> = {
    OwlRA: "OwlRA",
    "VB-OwlRA": "VB-OwlRA",
    rsOwlA: "rsOwlA",
    "OwlRA+": "OwlRA+",
    IA3: "IA3",
    "OPT-3.5": "OPT-3.5",
    "OwlRA paper": "OwlRA",
    "the original OwlRA paper": "OwlRA",
    "Rank-Stabilised Owls (rsOWL)": "rsOWL",
  };
  for (const [text, name] of Object.entries(named))
    it(`is “${name}” in “${text}”`, () => assert.equal(linkName(text), name));

  for (const text of [
    "paper",
    "Paper",
    "PDF",
    "arXiv",
    "ArXiv",
    "arXiv2301",
    "NeurIPS",
    "CVPR2020",
    "ICLR-2021",
    "here",
    "Owl",
    "owl-tuning",
    "Sleepy Owls",
    "OwlRA initialization",
    "Section-2",
    "Algorithm1",
    "2301.01234",
    "arXiv:2301.01234",
    "v2",
    "OwlRA, CowRA",
    "https://OwlRA.org",
    "x".repeat(3000),
  ])
    it(`is not in “${text.slice(0, 30)}”`, () => assert.equal(linkName(text), undefined));

  const url = "https://arxiv.org/abs/2301.01234";
  const said = (text: string, language: "markdown" | "python") =>
    sayingReader()(text, language, scan(text, language)).map(({ by, title }) => [by, title]);

  it("is said by links alone, and is no title", () => {
    assert.deepEqual(said(`Low-Rank Owls ([OwlRA](${url})) is one of`, "markdown"), [["OwlRA", ""]]);
    assert.deepEqual(said(`"""See <a href='${url}'>OwlRA</a>."""`, "python"), [["OwlRA", ""]]);
    assert.deepEqual(said(`Like OwlRA (${url})`, "markdown"), []);
    assert.deepEqual(said(`[PDF](${url})`, "markdown"), []);
  });
});
