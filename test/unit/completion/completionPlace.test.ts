import assert from "node:assert/strict";
import fc from "fast-check";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { completionPlace } from "../../../src/core/completion/completionPlace.ts";

/** `|` in the text is the cursor. */
function placeIn(marked: string, language: Language = "python") {
  const [line = "", ...above] = marked.split("\n").reverse();
  const cursor = line.indexOf("|");
  return completionPlace(line.replace("|", ""), cursor, language, above.reverse().join("\n"));
}

describe("The place of a completion", () => {
  const found = {
    "# see [@jia|": ["key", "jia", "@jia"],
    "# see [@|]": ["key", "", "@"],
    "# see [@a2020x; @ji|]": ["key", "ji", "@ji"],
    "# see [-@ji|": ["key", "ji", "@ji"],
    "text @{ji|": ["key", "ji", "ji"],
    "/// @cite ji|": ["key", "ji", "ji"],
    "/// \\cite ji|": ["key", "ji", "ji"],
    "% \\citep[see][p. 3]{a2020x, ji|": ["key", "ji", "ji"],
    "\\parencite{|}": ["key", "", ""],
    "#' \\insertRef{ji|}{pkg}": ["key", "ji", "ji"],
    "#' \\insertCite{a2020x,ji|}{pkg}": ["key", "ji", "ji"],
    "\\cites(see)[1]{a}[2]{ji|}": ["key", "ji", "ji"],
    "\\parencites{a}{ji|": ["key", "ji", "ji"],
    "\\volcite{2}[3]{ji|}": ["key", "ji", "ji"],
    "\\citeA<e.g.>{ji|": ["key", "ji", "ji"],
    "\\autocite*{ji|": ["key", "ji", "ji"],
    "\\citep[see \\citealt{ji|": ["key", "ji", "ji"],
    "\\mycite{ji|": ["key", "ji", "ji"],
    ":cite:p:`a2020x,ji|`": ["key", "ji", "ji"],
    ":footcite:`ji|`": ["key", "ji", "ji"],
    "[text](@cite ji|)": ["key", "ji", "ji"],
    "[text](@citet a2020x, ji|)": ["key", "ji", "ji"],
    "# arXiv:24|": ["arxiv", "24", "24"],
    "# arXiv: 2402.1|": ["arxiv", "2402.1", "2402.1"],
    "# https://arxiv.org/abs/24|": ["arxiv", "24", "24"],
    "# https://hf.co/papers/|": ["arxiv", "", ""],
    "# https://arxiv.org/abs/math/06|": ["arxiv", "math/06", "math/06"],
    "# https://arxiv.org/html/24|": ["arxiv", "24", "24"],
    ":arxiv:`24|": ["arxiv", "24", "24"],
    "  eprint = {24|}": ["arxiv", "24", "24"],
    "{cite:p}`ji|`": ["key", "ji", "ji"],
    "\\cite{a2020x,\n  ji|}": ["key", "ji", "ji"],
    "# [@a2020x;\n# @ji|]": ["key", "ji", "@ji"],
    "# see [@DBLP:conf|/sosp/KwonLZ]": ["key", "DBLP:conf", "@DBLP:conf/sosp/KwonLZ"],
    "// see @cite vas|. Next": ["key", "vas", "vas"],
    "// see @cite |.": ["key", "", ""],
    "/* @cite vas|*/": ["key", "vas", "vas"],
    "# see arXiv:|. Next": ["arxiv", "", ""],
    "# see arXiv:|: next": ["arxiv", "", ""],
    "# https://arxiv.org/abs/1706|. Next": ["arxiv", "1706", "1706"],
    "# https://arxiv.org/abs/1706|.03762v2": ["arxiv", "1706", "1706.03762v2"],
    "# cite:mega scale|": ["title", "mega scale", "cite:mega scale"],
    "# cite: kv ca|": ["title", "kv ca", "cite: kv ca"],
    "# cite:|": ["title", "", "cite:"],
  } as const;
  for (const [marked, [kind, typed, replaced]] of Object.entries(found)) {
    it(`is found in ${marked}`, () => {
      const place = placeIn(marked);
      assert.ok(place);
      const line = marked.replace("|", "").replace(/^.*\n/s, "");
      assert.deepEqual(
        [place.kind, place.typed, line.slice(place.start, place.end)],
        [kind, typed, replaced],
      );
    });
  }

  it("takes in the rest of the key behind the cursor", () => {
    const place = placeIn("# see [@jiang|2024mega, §3]");
    assert.deepEqual(place && [place.start, place.end], [7, 21]);
  });

  for (const marked of [
    "# mail me@exam|",
    "@dataclass|",
    "x = a[i|]",
    "# section: ab|",
    "def cite(x|",
    "import arxiv|",
    "@user/pack|",
    "[link](http|",
    "\\citestyle{|",
    "\\bibcite{ji|",
    "\\cite{a}{ji|",
    "\\volcite{2|",
    "\\citep[see|",
  ]) {
    it(`is not found in ${marked}`, () => assert.equal(placeIn(marked), undefined));
  }

  it("is a note's link in Markdown alone", () => {
    assert.equal(placeIn("[[ji|", "markdown")?.kind, "key");
    const at = placeIn("[[@ji|", "markdown");
    assert.deepEqual([at?.kind, at?.lead, at?.typed, at?.start], ["key", "@", "ji", 2]);
    assert.equal(placeIn("x = [[ji|"), undefined);
  });

  it("never throws and stays within its line", () => {
    const piece = fc.constantFrom(
      "[@",
      "@cite ",
      "\\cite{",
      ":cite:",
      "`",
      "arXiv:",
      "cite:",
      "a",
      "2",
      ",",
      ";",
      " ",
      "]",
      "[[",
    );
    fc.assert(
      fc.property(fc.array(piece), fc.nat(60), (pieces, cursor) => {
        const line = pieces.join("");
        const at = Math.min(cursor, line.length);
        const place = completionPlace(line, at, "markdown");
        assert.ok(
          place === undefined ||
            (0 <= place.start && place.start <= at && at <= place.end && place.end <= line.length),
        );
      }),
    );
  });
});
