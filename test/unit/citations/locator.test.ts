import assert from "node:assert/strict";
import { scan } from "../../../src/core/citations/scan.ts";

const locators = (text: string) => scan(text, "markdown").map(({ locator }) => locator);

describe("Locators", () => {
  const cases: readonly (readonly [text: string, ...locators: (string | undefined)[]])[] = [
    ["arXiv:2402.15627 §3.2", "§3.2"],
    ["arXiv:2402.15627, Sec. 3", "§3"],
    ["(arXiv:2402.15627, Section 3.2)", "§3.2"],
    ["arXiv:2402.15627 (Eq. (4))", "Eq. 4"],
    ["arXiv:2402.15627, eqs. 3-5", "Eqs. 3–5"],
    ["arXiv:2402.15627, eqs. (3)--(5)", "Eqs. 3–5"],
    ["arXiv:2402.15627 [cs.LG], Alg. 1", "Alg. 1"],
    ["[paper](https://arxiv.org/abs/2402.15627), Algorithm 2", "Alg. 2"],
    ["`Title <https://arxiv.org/abs/2402.15627>`_, Table 3", "Table 3"],
    ["see Fig. 2 of arXiv:2402.15627", "Fig. 2"],
    ["Figure 2a in [the paper](https://arxiv.org/abs/2402.15627)", "Fig. 2a"],
    ["Appendix B of the paper (https://arxiv.org/abs/2402.15627)", "App. B"],
    ["App. C.1, arXiv:2402.15627", "App. C.1"],
    ["arXiv:2402.15627, p. 7", "p. 7"],
    ["arXiv:2402.15627, pp. 3–5", "pp. 3–5"],
    ["Thm. 2 in arXiv:2402.15627", "Thm. 2"],
    ["Lemma 7.11 from https://arxiv.org/abs/quant-ph/9503016.", "Lemma 7.11"],
    ["Proposition 4 of https://arxiv.org/pdf/2408.03891 for", "Prop. 4"],
    ["Section IV B of arXiv:2402.15627", "§IV.B"],
    ["equations 44 and 46 in https://arxiv.org/abs/2011.03494", "Eq. 44, Eq. 46"],
    ["arXiv:2402.15627, §3.2, Eq. (4)", "§3.2, Eq. 4"],
    ["[MegaScale, §3.2](https://arxiv.org/abs/2402.15627)", "§3.2"],
    ["[Appendix E](https://huggingface.co/papers/2206.00364). The grid", "App. E"],
    ["[@key, §3]", "§3"],
    ["[@a, p. 33; @b, sec. 3.2]", "p. 33", "§3.2"],
    [":cite:t:`HWA12{Table 2}`", "Table 2"],
    ["\\cite[Sec. 3]{a} \\citep[see][p. 3]{b}", "§3", "p. 3"],
    ["\\cite[Sec. 3]{a,b}", undefined, "§3"],
    ["[a; Section 2](@cite)", "§2"],
    ["[Section 6 of Pope](@cite Pope00)", "§6"],
    ["§13.2 of [Pope00](@citet) lists", "§13.2"],
    ["Section 3 of \\cite{a,b}", "§3", undefined],
    ["Alg. 2 of :cite:t:`a`", "Alg. 2"],
    ["Algorithm 2.2 of @cite Chronopoulos1989", "Alg. 2.2"],
    ["https://arxiv.org/html/2401.05252v1/#S4.SS2 x", "§4.2"],
    ["https://arxiv.org/html/2401.05252v1#A2", "App. B"],
    ["https://arxiv.org/html/2401.05252v1#S3.E4", "Eq. 4"],
    ["https://arxiv.org/pdf/2402.15627#page=7", "p. 7"],
    ["@cite GuermondPopov2016 Eqn. (3.7):", "Eq. 3.7"],
    // Between two citations: what follows one belongs to it, unless it says whose it is.
    ["arXiv:2402.15627 (§3), arXiv:2210.15191", "§3", undefined],
    ["arXiv:2402.15627, §3; arXiv:2210.15191, §4", "§3", "§4"],
    ["arXiv:2402.15627, Sec. 3 of arXiv:2210.15191", undefined, "§3"],
    ["arXiv:2402.15627 and Eq. 4 of arXiv:2210.15191", undefined, "Eq. 4"],
    ["see [a](@cite), Section 4.", "§4"],
    ["([Lee:2019](@cite) Proposition 8.36)", "Prop. 8.36"],
    ["[a, b](@citet), p. 173", undefined, "p. 173"],
    ["\\insertCite{a}{pkg}, Section 3", "§3"],
    ["annotation of Table 2. of the [paper](https://arxiv.org/abs/2305.08891)", "Table 2"],
    ["Figure 13. in https://arxiv.org/abs/2410.23506", "Fig. 13"],
    ["https://arxiv.org/abs/2410.02703 - section 3.3", "§3.3"],
    ["see PaLM paper Appendix B as ref: https://arxiv.org/abs/2204.02311", "App. B"],
    ["from page 4 of: https://arxiv.org/pdf/1704.04503", "p. 4"],
    ["see page 10 here https://arxiv.org/pdf/2204.12511.pdf", "p. 10"],
    ['Sec. 6 of <a href="https://doi.org/10.1007/s00190-012-0578-z">', "§6"],
    ["Theorem 2.2.2(iii) in [a](@cite).", "Thm. 2.2.2(iii)"],
    ["Eq. (4.1) in[a](@cite)", "Eq. 4.1"],
    ["Section III A of arXiv:2402.15627", "§III.A"],
    ["formula (12) from https://arxiv.org/abs/2402.15627", "Eq. 12"],
    ["@cite key [, Chapter 13]", "Ch. 13"],
    ["@key [chap. 3] and [e.g. @key, pg. 22]", "Ch. 3", "p. 22"],
    ["Lemma 2 in [[1]](https://arxiv.org/abs/2402.15627)", "Lemma 2"],
    ["see figure 1. https://arxiv.org/abs/2402.15627", "Fig. 1"],
    ["section 26.2~\\cite{k}", "§26.2"],
    ['<a href="https://arxiv.org/abs/2402.15627">A paper</a> (Theorem 4.5)', "Thm. 4.5"],
    ["Section 4 of this paper: https://arxiv.org/abs/2402.15627", "§4"],
    ["Eq. 11 from Lark et al. (https://arxiv.org/abs/2402.15627)", "Eq. 11"],
    ["https://arxiv.org/abs/2402.15627; section 2.6", "§2.6"],
    ["https://arxiv.org/abs/2402.15627, end of section 5.1", "§5.1"],
    ["(Algorithm 1, line 13, paper: https://arxiv.org/abs/2402.15627)", "Alg. 1"],
    ["Algorithm 1 - https://arxiv.org/abs/2402.15627", "Alg. 1"],
    ["Eqs. (27i) ~ (27l) from https://arxiv.org/abs/2402.15627", "Eqs. 27i–27l"],
    ["Section 5 of chapter 4 of https://arxiv.org/abs/2402.15627", "Ch. 4, §5"],
    ["Eq. 4 in Section 3 of [@key]", "§3, Eq. 4"],
    // Two in a sentence.
    [":cite:t:`a` (Section 3.2), eq. 4 of :cite:t:`b`", "§3.2", "Eq. 4"],
    ["[@a] (Fig. 3) and Sec. 4 of [@b].", "Fig. 3", "§4"],
    ["[@a], §3 and Eq. 4 of the method in [@b]", "§3", "Eq. 4"],
    ["Sec. 3, Eq. 4 of [@a], p. 5 and Alg. 2 in [@b]", "p. 5", "Alg. 2"],
    ["arXiv:2402.15627, Sec. 3 and 4 of arXiv:2210.15191", undefined, "§3, §4"],
    // Not locators
    ["[ProPD: a name](https://arxiv.org/abs/2402.15627)", undefined],
    ["IEEE Trans. Inf. Sec. 2023, https://arxiv.org/abs/2402.15627", undefined],
    ["arXiv:2402.15627, AppA", undefined],
    ["USA, 2023, pp. 1020-1032, doi: 10.1109/QCE57702.2023.00116.", undefined],
    ["Hum. Brain Mapp. (2017) 38 p. 1541-1573 [doi:10.1109/QCE57702.2023.00116]", undefined],
    ["`Optics, Vol. 41, Issue 35, pp. 7437-7444 (2002) <https://doi.org/10.1364/AO.41.007437>`", undefined],
    ["[J. Optim., vol. 71, no. 9, pp. 526-531](https://doi.org/10.1007/BF02192208)", undefined],
    ["[MegaScale, pp. 5-7](https://arxiv.org/abs/2402.15627)", "pp. 5–7"],
    ["pp. 5-7 of arXiv:2402.15627", "pp. 5–7"],
    ["see arXiv:2402.15627. Section 3 describes our code", undefined],
    ["Apte, P. (2025) [A model](https://doi.org/10.1017/jfm.2025.141)", undefined],
    ["arXiv:2402.15627, secondary 3", undefined],
    ["in Section 3.\n\narXiv:2402.15627", undefined],
    ["arXiv:2402.15627\nSection 3", undefined],
  ];
  for (const [text, ...expected] of cases) {
    it(`of ${JSON.stringify(text)}: ${expected.map(String).join("; ")}`, () => {
      assert.deepEqual(locators(text), expected);
    });
  }

  it("belong to what they stand beside, also where that does not count: a key in a string", () => {
    const found = scan('x = "Eq. 4 of \\cite{vaswani}, arXiv:1706.03762, §2"\n', "python");
    assert.deepEqual(
      found.map(({ raw, locator }) => [raw, locator]),
      [["1706.03762", "§2"]],
    );
    const [only] = scan('x = "Eq. 4 of \\cite{vaswani}, arXiv:1706.03762"\n', "python");
    assert.equal(only?.locator, undefined);
  });
});
