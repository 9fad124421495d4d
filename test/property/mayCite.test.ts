import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { languages } from "../../src/core/citations/languages/language.ts";
import { scan } from "../../src/core/citations/scan.ts";
import { mayCite } from "../../src/core/scan/mayCite.ts";

const tokens = [
  "https://arxiv.org/abs/2402.15627v2",
  "http://www.arxiv.org/pdf/math/0611800.pdf",
  "arXiv:2402.15627",
  "ARXIV 2402.15627",
  "`:arxiv:`2402.15627`",
  "https://ar5iv.org/abs/2402.15627",
  "https://ar5iv.labs.arxiv.org/html/2402.15627",
  "alphaxiv.org/abs/2402.15627",
  "https://www.arxiv-vanity.com/papers/2402.15627/",
  "https://huggingface.co/papers/2402.15627",
  "hf.co/papers/2402.15627",
  "HF.co/papers/2402.15627",
  "https://doi.org/10.1016/0771-050X(80)90039-X",
  "10.1000/x",
  "10.1000.10/123456",
  "10.1000%2Fx",
  "doi:10.48550/arXiv.2402.15627",
  "https://openreview.net/forum?id=abcdefgh",
  "https://aclanthology.org/2020.acl-main.1/",
  "https://www.aclweb.org/anthology/P19-1001",
  "https://proceedings.mlr.press/v37/ioffe15.html",
  "https://jmlr.org/papers/v15/srivastava14a.html",
  "http://papers.nips.cc/paper/5021-x.pdf",
  "https://papers.neurips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
  "http://openaccess.thecvf.com/content_cvpr_2018/html/Hu_Squeeze_CVPR_2018_paper.html",
  "https://www.cv-foundation.org/openaccess/content_cvpr_2016/html/He_CVPR_2016_paper.html",
  "@cite key",
  "\\cite{key}",
  "\\parencite[3]{key}",
  ":cite:p:`key`",
  "{cite:t}`key`",
  "[x](@cite key)",
  "[key](@Citet)",
  "\\insertRef{key}{pkg}",
  "\\insertCiteOnly{key}{pkg}",
  "[@key]",
  "[see @key, p. 3]",
  "[-@key]",
  "@{key}",
  "@key says",
  "@École2020",
  "[@École2020]",
  '<d-cite key="key"></d-cite>',
  "[[key]]",
  "[[papers/key|x]]",
  "eprint = {2402.15627}",
  "EPRINT={2402.15627}",
  "arxivId = {2402.15627}",
];

describe("mayCite", function () {
  this.timeout(60_000);
  const encoder = new TextEncoder();
  const agree = (text: string) => {
    const bytes = encoder.encode(text);
    for (const language of languages)
      if (scan(text, language).length > 0)
        assert.ok(mayCite(bytes, language), `${language}: ${JSON.stringify(text)}`);
  };

  it("lets every form through, wherever it stands", () => {
    for (const token of tokens) {
      const places = [
        token,
        ` ${token}`,
        `# ${token}\n`,
        `"""\n${token}\n"""`,
        `// ${token} x`,
        `é${token}é`,
        `${"x ".repeat(700)}${token}`,
      ];
      for (const text of places) agree(text);
    }
  });

  it("never says no to what scan finds", () => {
    const piece = fc.oneof(
      fc.constantFrom(...tokens),
      fc.constantFrom(
        "\n",
        "\n\n",
        " ",
        "[",
        "]",
        "(",
        "# ",
        "// ",
        '"""',
        "'",
        "\t",
        "\r\n",
        "@",
        "-",
        ";",
        "%",
        "é",
        "\u00a0",
        "{",
        "}",
      ),
      fc.string({ maxLength: 4 }),
      fc.tuple(fc.constantFrom(...tokens), fc.nat(40)).map(([token, cut]) => token.slice(cut)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => agree(pieces.join(""))),
      { numRuns: 2000 },
    );
  });

  it("lets every citation of our own tests' texts through", () => {
    for (const folder of ["test/unit/citations", "test/unit/languages", "test/unit/ids", "test/demo"])
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((one) =>
        one.includes("."),
      ))
        for (const paragraph of readFileSync(join(folder, name), "utf8").split(/\n(?=\s*\[|\n)/))
          agree(paragraph);
  });

  it("says no to what only looks like code", () => {
    const text =
      "@decorator\ndef f(a: list[int]) -> None:\n    print(10.25, 'technology', excited)\n    # see python.org/x\n";
    assert.equal(mayCite(encoder.encode(text), "python"), false);
  });
});
