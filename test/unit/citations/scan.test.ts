import assert from "node:assert/strict";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { scan } from "../../../src/core/citations/scan.ts";

const contexts = (text: string, language: Language) =>
  scan(text, language).map(({ form, context }) => `${form} ${context}`);

describe("scan", () => {
  it("takes ids from comments, docstrings and strings, and keys only where people write prose", () => {
    const python = [
      "def f():",
      '    """As arXiv:2402.15627 and :cite:p:`key` say."""',
      '    x = "https://arxiv.org/abs/2402.15627 \\\\cite{key}"  # arXiv:2402.15627, @cite key',
    ].join("\n");
    assert.deepEqual(contexts(python, "python"), [
      "arxiv-id docstring",
      "sphinx docstring",
      "arxiv-abs string",
      "arxiv-id comment",
      "doxygen comment",
    ]);
  });
  it("knows a docstring wherever in the file its class begins", () => {
    const source = 'class Attention(Module):\n    """See arXiv:2402.15627."""\n    def run(self): ...\n';
    for (let before = 0; before < 130; before++)
      assert.deepEqual(contexts(`${"#".repeat(before)}\n${source}`, "python"), ["arxiv-id docstring"]);
  });
  it("takes an address that stands bare among the words of a shell, the last one too", () => {
    const [citation] = scan("wget https://arxiv.org/pdf/2402.15627", "shellscript");
    assert.equal(citation?.context, "string");
  });
  it("finds nothing in code", () => {
    assert.deepEqual(contexts("x = arXiv / 10.1234/5\n@cite\ndef f(): pass", "python"), []);
  });
  it("takes ids alone from a language that it does not know", () => {
    assert.deepEqual(contexts("arXiv:2402.15627 @cite key [@key] [[key]]", "other"), ["arxiv-id prose"]);
  });
  it("marks pandoc's brackets in code, and links between notes, as tentative", () => {
    const tentative = (text: string, language: Language) =>
      scan(text, language).map(({ raw, tentative }) => [raw, tentative]);
    assert.deepEqual(tentative("# see [@key]", "python"), [["key", true]]);
    assert.deepEqual(tentative("see [@key] [[note]]", "markdown"), [
      ["key", undefined],
      ["note", true],
    ]);
  });
  it("marks as tentative what mostly is no key: handles, cross references, the markup of R, settings of Doxygen", () => {
    const tentative = (text: string, language: Language) =>
      scan(text, language).flatMap(({ raw, tentative }) => (tentative ? [raw] : []));
    assert.deepEqual(tentative("@key says [@a, @b]", "markdown"), ["key", "b"]);
    assert.deepEqual(tentative("[Figure @fig-a; @eq-b; @tbl:c; @figment]", "markdown"), [
      "fig-a",
      "eq-b",
      "tbl:c",
    ]);
    assert.deepEqual(tentative("#' \\cite{Kruschke, 2014} \\insertCite{a}{b}", "r"), ["Kruschke", "2014"]);
    assert.deepEqual(tentative("\\cite{Kruschke}", "rd"), ["Kruschke"]);
    assert.deepEqual(tentative("# see also \\cite for", "ini"), ["for"]);
    assert.deepEqual(tentative("/// see \\cite key", "cpp"), []);
  });
  it("takes a cross reference at the start of a sentence for one, too", () => {
    const keys = scan("[@Fig-one] and [@Sec-two], [@Tbl:x], [@Figueroa2020]", "markdown");
    assert.deepEqual(
      keys.map(({ tentative }) => tentative),
      [true, true, true, undefined],
    );
  });
  it("takes a key that is an id wherever an id counts, and knows what it means", () => {
    const text = 'x = "[@doi:10.1000/xyz]"  # [@arxiv:1706.03762], [@key]';
    assert.deepEqual(
      scan(text, "python").map(({ target, context, tentative }) => [target, context, tentative]),
      [
        ["doi:10.1000/xyz", "string", undefined],
        ["arXiv:1706.03762", "comment", undefined],
        ["key:key", "comment", true],
      ],
    );
  });
  it("takes Distill's element in HTML, though attributes are strings there", () => {
    assert.deepEqual(
      scan('<p>as <d-cite key="a"></d-cite></p>', "html").map(({ raw, context }) => [raw, context]),
      [["a", "string"]],
    );
  });
  it("counts BibTeX inside Markdown, but not the key of the entry", () => {
    const text =
      "```bibtex\n@article{key,\n  eprint = {2402.03300},\n  doi = {10.1145/3292500.3330701}\n}\n```";
    assert.deepEqual(
      scan(text, "markdown").map(({ form, line }) => `${form} ${line}`),
      ["eprint 2", "doi 3"],
    );
  });
  it("takes each key of a role that goes over lines, on its own line", () => {
    const citations = scan("See :cite:p:`a,\nb`.", "rst");
    assert.deepEqual(
      citations.map(({ raw, line, start, end }) => [raw, line, start, end]),
      [
        ["a", 0, 13, 14],
        ["b", 1, 0, 1],
      ],
    );
  });
});
