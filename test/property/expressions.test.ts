import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formExamples } from "../../src/core/citations/forms/formExamples.ts";
import type { Language } from "../../src/core/citations/languages/language.ts";
import { languageOf } from "../../src/core/citations/languages/languageOf.ts";
import { scan } from "../../src/core/citations/scan.ts";

const folder = "test/fixtures/languages";

/** One of each form and locator, so that each expression that reads them is run. */
const forms = `
See [MegaScale, §3.2](https://arxiv.org/abs/2402.15627v2#S3.E4), Sec. 3.1–3.2 of \`the paper <https://arxiv.org/pdf/2402.15627.pdf#page=7>\`_,
https://arxiv.org/ftp/arxiv/papers/0611/0611800.pdf https://arxiv.org/abs/xyz/0611800 https://ar5iv.org/abs/2402.15627
https://www.arxiv-vanity.com/papers/2402.15627/ arXiv:2402.15627, Eqs. (3)-(5) arxiv preprint 2402.15627 :arxiv:\`a <2402.15627>\`
eprint = {2402.15627} arxivId = {2402.15627} hf.co/papers/2402.15627 alphaxiv.org/abs/2402.15627 _https://openreview.net/forum?a=b&id=abcdefgh_
https://openreview.net/pdf/0123456789abcdef0123456789abcdef01234567.pdf https://aclanthology.org/2020.acl-main.1.pdf
https://proceedings.mlr.press/v37/ioffe15.html https://jmlr.org/papers/v15/srivastava14a.html http://papers.nips.cc/paper/5021-x.pdf
https://openaccess.thecvf.com/content_cvpr_2018/html/Hu_Squeeze_CVPR_2018_paper.html https://doi.org/10.1016/0771-050X(80)90039-X
doi:10.1175/035&lt;1111:A>2.0.CO;2 doi.org/10.1000/x. https://onlinelibrary.wiley.com/doi/full/10.1002/abc.def/pdf 10.48550/arXiv.2402.15627
@cite key, @cite{a,b} \\cite[see][p. 3]{a, b} \\cites[12]{a}[§3]{b} \\insertRef{a}{p} \\insertCite{@see @a and @b;nobrackets}{p}
[text](@cite a, b) [a, b; Section 2](@citet) :cite:p:\`a,b{Table 2}\` {cite}\`{see}a\` [see @a, p. 3; -@b] @{a} [[papers/a|b]] [[@a#c]]
[@user]: https://example.org
${[...formExamples.values()].flat().join("\n")}
`;

/** Every expression that reading these texts runs, with a language in which it is run. */
function expressionsRun(): ReadonlyMap<string, Language> {
  const run = new Map<string, Language>();
  const { exec, test } = RegExp.prototype;
  let language: Language = "markdown";
  const note = (one: RegExp) => {
    if (!run.has(one.source)) run.set(one.source, language);
  };
  RegExp.prototype.exec = function (text) {
    note(this);
    return exec.call(this, text);
  };
  RegExp.prototype.test = function (text) {
    note(this);
    return test.call(this, text);
  };
  try {
    for (const name of ["markdown", "tex", "cpp"] as const) {
      language = name;
      scan(forms, name);
    }
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), "utf8");
      language = languageOf(name, text.slice(0, 80));
      scan(`${text}\n${forms}`, language);
    }
  } finally {
    Object.assign(RegExp.prototype, { exec, test });
  }
  return run;
}

/** Letters of which one is likely in any class. */
const letters = [..."a1 A.-([{<\"'`/:@#\n\\=é~$%&*,;|!?]})>_^+\t"];

/** A text, in steps, that an expression nearly matches; of each group the alternative of that number. */
function nearMatch(source: string, alternative: number): readonly string[] {
  let at = 0;
  const many = (letter: string) => {
    const [quantifier = "", least] = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(at)) ?? [];
    at += quantifier.length;
    return letter.repeat(Math.min(40, Math.max(1, Number(least ?? 1))));
  };
  const one = (atom: string) =>
    letters.find((letter) => {
      try {
        return new RegExp(`^${atom}$`, "u").test(letter);
      } catch {
        return new RegExp(`^${atom}$`).test(letter);
      }
    }) ?? "";
  const group = (): readonly string[] => {
    const alternatives: string[][] = [[]];
    while (at < source.length && source.charAt(at) !== ")") {
      const steps = alternatives.at(-1) ?? [];
      const char = source.charAt(at);
      if (char === "|") {
        alternatives.push([]);
        at++;
      } else if (char === "(") {
        const kind = /^\((?:\?(?:[:=!]|<[=!]))?/.exec(source.slice(at))?.[0] ?? "(";
        at += kind.length;
        const inner = group();
        at++;
        many("");
        // What must not stand there is left out; what must is in the text behind it.
        if (kind === "(" || kind === "(?:") steps.push(...inner);
      } else if (char === "[") {
        const atom = /^\[(?:\\.|[^\]\\])*\]/s.exec(source.slice(at))?.[0] ?? "[";
        at += atom.length;
        steps.push(many(one(atom)));
      } else if (char === "\\") {
        const atom = /^\\(?:[pP]\{\w+\}|u[\da-f]{4}|x[\da-f]{2}|.)/is.exec(source.slice(at))?.[0] ?? "";
        at += atom.length;
        steps.push(/\\[bB1-9]/.test(atom) ? many("") : many(one(atom)));
      } else {
        at++;
        steps.push("^$".includes(char) ? many("") : many(char === "." ? "a" : char));
      }
    }
    return alternatives[alternative % alternatives.length] ?? [];
  };
  return group().filter((step) => step !== "");
}

/** Long enough that an expression which looks over the rest of the text at each place would take many minutes. */
const size = 500_000;

describe("Near matches of an expression, without end,", () => {
  const byLanguage = new Map<Language, Set<string>>();
  for (const [source, language] of expressionsRun()) {
    const pumps = byLanguage.get(language) ?? new Set();
    byLanguage.set(language, pumps);
    for (const alternative of [0, 1, 2]) {
      const steps = nearMatch(source, alternative);
      for (const share of [0.5, 1]) {
        const last = Math.max(1, Math.round(steps.length * share) - (share === 1 ? 1 : 0));
        pumps.add(steps.slice(0, last).join(""));
      }
    }
    pumps.delete("");
  }
  it("are made of all expressions that read citations and languages", () => {
    const count = [...byLanguage.values()].reduce((sum, pumps) => sum + pumps.size, 0);
    assert.ok(count > 200, `${count}`);
    assert.deepEqual(nearMatch("arxiv[:.][ \\t]{0,3}(\\d{4}\\.\\d{4}|b)", 0).join(""), "arxiv. 1111.1111");
  });
  // Some expressions are only tried behind a mark that other code has seen.
  for (const before of ["", "](", "\\"])
    for (const [language, pumps] of byLanguage)
      it(`are read in one pass: ${pumps.size} of ${language}, behind ${JSON.stringify(before)}`, () => {
        for (const pump of pumps) {
          const piece = before + pump;
          const found = scan(`${piece.repeat(size / piece.length)} arXiv:2402.15627 `, language);
          assert.ok(found.length <= size / 2);
        }
      });
});
