import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { shippedStyles } from "../../../src/core/bibliography/styles/shippedStyles.ts";
import { styledReferences } from "../../../src/core/bibliography/styles/styledReferences.ts";
import type { ShippedStyle } from "../../../src/core/bibliography/styles/styleNames.ts";
import { Library } from "../../../src/core/library/library.ts";
import { parse } from "./parse.ts";

const bib = `
@article{bee2020, author={Bee, Ann M. and van den Oord, A{\\"a}ron and {The OpenAI Team}}, title={On {GPU} walls}, journal={Journal of Walls}, volume=12, number=3, pages={100--120}, year=2020, month=mar, doi={10.1000/abc}}
@misc{lin2024, author={Lin, Haibin}, title={MegaScale}, year=2024, eprint={2402.15627}, archivePrefix={arXiv}}
@phdthesis{doe2011, author={Doe, Jane}, title={My thesis}, school={MIT}, year=2011}
`;
const papers = (text: string) => {
  const library = new Library();
  library.setFile(parse(text));
  return library.papers;
};
const lines = (text: string, style: string) =>
  styledReferences(papers(text), style).text.split("\n").filter(Boolean);

/** A style with this for its bibliography, and more before it. */
const style = (layout: string, more = "", attributes = "") =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"${attributes}>
  <info><title>Mine</title><id>mine</id><updated>2026-01-01T00:00:00+00:00</updated></info>${more}
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout>${layout}</layout></bibliography></style>`;

describe("references in a citation style", () => {
  const expected: Readonly<Record<ShippedStyle, readonly string[]>> = {
    acm: [
      "[1] Ann M. Bee, Aäron van den Oord, and The OpenAI Team. 2020. On GPU walls. Journal of Walls 12, 3 (March 2020), 100–120. https://doi.org/10.1000/abc",
      "[2] Jane Doe. 2011. My thesis. MIT.",
      "[3] Haibin Lin. 2024. MegaScale. arXiv:2402.15627. https://arxiv.org/abs/2402.15627",
    ],
    apa: [
      "Bee, A. M., van den Oord, A., & The OpenAI Team. (2020). On GPU walls. Journal of Walls, 12(3), 100–120. https://doi.org/10.1000/abc",
      "Doe, J. (2011). My thesis. MIT.",
      "Lin, H. (2024). MegaScale (arXiv:2402.15627). arXiv. https://arxiv.org/abs/2402.15627",
    ],
    chicago: [
      "Bee, Ann M., Aäron van den Oord, and The OpenAI Team. 2020. “On GPU Walls.” Journal of Walls 12 (3): 100–120. https://doi.org/10.1000/abc.",
      "Doe, Jane. 2011. “My Thesis.” MIT.",
      "Lin, Haibin. 2024. “MegaScale.” Preprint, arXiv. https://arxiv.org/abs/2402.15627.",
    ],
    harvard: [
      "Bee, A.M., van den Oord, A., and The OpenAI Team (2020) “On GPU walls,” Journal of Walls, 12(3), pp. 100–120. doi:10.1000/abc.",
      "Doe, J. (2011) My thesis. MIT.",
      "Lin, H. (2024) “MegaScale.” arXiv. Available at: https://arxiv.org/abs/2402.15627.",
    ],
    ieee: [
      "[1] A. M. Bee, A. van den Oord, and The OpenAI Team, “On GPU walls,” Journal of Walls, vol. 12, no. 3, pp. 100–120, Mar. 2020, doi: 10.1000/abc.",
      "[2] J. Doe, “My thesis,” MIT, 2011.",
      "[3] H. Lin, “MegaScale,” 2024, arXiv:2402.15627. [Online]. Available: https://arxiv.org/abs/2402.15627",
    ],
    nature: [
      "1. Bee, A. M., van den Oord, A., & The OpenAI Team. On GPU walls. Journal of Walls 12, 100–120 (2020).",
      "2. Doe, J. My thesis (MIT, 2011).",
      "3. Lin, H. MegaScale. Preprint at https://arxiv.org/abs/2402.15627 (2024).",
    ],
    vancouver: [
      "1. Bee AM, van den Oord A, The OpenAI Team. On GPU walls. Journal of Walls. 2020 Mar;12(3):100–20.",
      "2. Doe J. My thesis. MIT; 2011.",
      "3. Lin H. MegaScale [Internet]. arXiv; 2024. Available from: https://arxiv.org/abs/2402.15627",
    ],
  };
  for (const [name, text] of Object.entries(shippedStyles))
    it(`are written as ${name} has them`, () =>
      assert.deepEqual(lines(bib, text), expected[name as ShippedStyle]));

  it("tell works of one author and year apart by letters", () => {
    const two = ["Of walls", "Of bricks"].map(
      (title, n) => `@book{k${n}, author={Bee, Ann}, title={${title}}, year=2020, publisher={P}}`,
    );
    assert.deepEqual(lines(two.join("\n"), shippedStyles.apa), [
      "Bee, A. (2020a). Of bricks. P.",
      "Bee, A. (2020b). Of walls. P.",
    ]);
  });

  it("follow a style of one's own, in its language where we have its words", () => {
    const mine = (language: string) =>
      style(
        '<group delimiter=" "><text variable="title"/><text term="and"/></group>',
        "",
        ` default-locale="${language}"`,
      );
    assert.deepEqual(styledReferences(papers("@misc{a, title={Ä < B & C}}"), mine("fr-FR")), {
      text: "Ä < B & C et\n",
    });
    assert.deepEqual(styledReferences(papers("@misc{a, title={A}}"), mine("pl-PL")), {
      text: "A and\n",
      missingLanguage: "pl-PL",
    });
  });

  it("refuse what is no style, leads nowhere, or would take for ever, with the reason", () => {
    const calls = (name: string, to: string, times: number) =>
      `<macro name="${name}">${`<text macro="${to}"/>`.repeat(times)}</macro>`;
    const many = Array.from({ length: 25 }, (_, n) => calls(`m${n}`, `m${n + 1}`, 2)).join("");
    const end = '<macro name="m25"><text variable="title"/></macro>';
    const deep = Array.from({ length: 200 }, (_, n) => calls(`m${n}`, `m${n + 1}`, 1)).join("");
    const use = '<text macro="m0"/>';
    const cases: readonly (readonly [text: string, reason: RegExp])[] = [
      ["@misc{a, title={A}}", /^it is not XML: /],
      ["<style><a></style>", /^it is not XML: line 1: .*'a'/],
      ["<html><body/></html>", /^it is not a style of the Citation Style Language$/],
      [`<!DOCTYPE a [<!ENTITY b "c">]>${style(use)}`, /document type/],
      [style(use), /^it has no macro m0, which it uses$/],
      [style(use, calls("m0", "m0", 1)), /^its macro m0 leads in a circle$/],
      [style(use, many + end), /^its macros run each other too often/],
      [style(use, `${deep}<macro name="m200"><text variable="title"/></macro>`), /nested too deeply/],
      [style(`${"<group>".repeat(200)}${"</group>".repeat(200)}`), /nested tags/],
      [style(use, `<!--${"x".repeat(1_100_000)}-->`), /longer than any citation style/],
      [
        '<style xmlns="http://purl.org/net/xbiblio/csl"><info><link rel="independent-parent" href="https://x.org/ieee"/></info></style>',
        /^it only points to the style https:\/\/x\.org\/ieee: /,
      ],
    ];
    for (const [text, reason] of cases)
      assert.throws(() => styledReferences(papers("@misc{a, title={A}}"), text), { message: reason });
  });

  it("print of an item what its fields may hold, whatever a file has put there", () => {
    const item = {
      type: "book",
      title: { evil: true },
      author: [5, null, { family: ["x"] }, { family: "Bee", given: "Ann\nM." }],
      issued: { "date-parts": [["2020", "x"], null] },
      publisher: "P".repeat(5000),
      volume: Number.NaN,
      note: "title: Other",
    };
    const says = { citekey: "a", title: "On walls" };
    const [line] = styledReferences(
      [{ ...says, original: { item, says } } as never],
      shippedStyles.apa,
    ).text.split("\n");
    assert.match(line ?? "", /^Bee, A\. M\. \(2020\)\. P{2000}\.$/);
  });

  it("are sent with the words that the processor and the styles ask for", () => {
    const notices = readFileSync("dist/NOTICES.txt", "utf8");
    assert.match(notices, /Citations by CSL \(citeproc-js\), http:\/\/citationstyles\.org\//);
    assert.match(notices, /its source is in that package/);
    for (const title of ["American Psychological Association", "Vancouver", "Harvard"])
      assert.match(
        notices,
        new RegExp(`^[^\n]*${title}[^\n]*, by [^\n]+: http://creativecommons.org/licenses/by-sa/`, "m"),
      );
  });
});
