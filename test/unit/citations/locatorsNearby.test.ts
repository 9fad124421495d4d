import assert from "node:assert/strict";
import { scan } from "../../../src/core/citations/scan.ts";

const locators = (text: string) => scan(text, "markdown").map(({ locator }) => locator);

describe("Locators further from a citation", () => {
  const cases: readonly (readonly [text: string, ...locators: (string | undefined)[]])[] = [
    // The rest of a locator, and how it is tied to the source.
    ["(see section V(A) in the supplementary material of\nhttps://arxiv.org/abs/2402.15627). The", "§V(A)"],
    ["from Appendix B,\ncode D of [a](@cite) on", "App. B"],
    ["based on Lemma A.4's proof in arXiv:2402.15627.", "Lemma A.4"],
    ["Performs Algorithm 1: Controlled Bird from https://arxiv.org/abs/2402.15627", "Alg. 1"],
    ["Figure 1: a plot from [a](@cite)", undefined],
    ["Table 2: Results from https://arxiv.org/abs/2402.15627", undefined],
    ["see `Eq. (6-9)` in `arXiv:2402.15627`", "Eqs. 6–9"],
    ["to Fig. 1(a) & (b) of the [paper](https://arxiv.org/abs/2402.15627)", "Fig. 1(a)"],
    ["from section 3.1 in (Lark et al.)\n  https://arxiv.org/abs/2402.15627.", "§3.1"],
    [
      '- Alg.6 in "A Rather Long Name"\n  by Lark-Wren. https://doi.org/10.1007/978-3-319-02384-2_21',
      "Alg. 6",
    ],
    ["from Tables 3 and 4 `Lark and Wren (2008) arXiv:2402.15627`", "Table 3, Table 4"],
    ["pages 25 and 26  of Lark's 1980 article [a](@cite)", "p. 25, p. 26"],
    ["as in Chapter [14](https://example.org/chapter14.html) of @a.", "Ch. 14"],
    ["see Figure [1](#one) of @a", undefined],
    [".. _`figure 10 here`: https://arxiv.org/pdf/2402.15627.pdf", "Fig. 10"],
    ["see [Section 2.1 of Lark (2004)](\nhttps://doi.org/10.1214/004100000024).", "§2.1"],
    // The line above an address or a link.
    ["# Lark 2000 Figure 1 mode 1\n# https://doi.org/10.1029/1999JD901161", "Fig. 1"],
    ["// Lark 2017 (Table 2 Larks: Wren)\n// https://doi.org/10.1002/2016RG000552", "Table 2"],
    ["# Figure 1b lark and wren (2001)\n# https://doi.org/10.1111/0081-1750.00098\n", "Fig. 1b"],
    ["Journal of Algorithms 2.2 (1981): 204-207.\nhttps://doi.org/10.1016/0196-6774(81)90021-3", undefined],
    ["of rain. See Table B1 for the names.\nDOI: 10.5194/gmd-15-1-2022", "Table B1"],
    ["for ice. See Table B4 for the names. DOI: 10.5194/gmd-15-1-2022", "Table B4"],
    ["# Figure 1 of this paper compares 1 and 3:\n# https://openreview.net/forum?id=B1x8anVFPr\n", "Fig. 1"],
    ["See Alg. 1 in paper.\n`A Bird. <https://arxiv.org/abs/2402.15627>`_.", "Alg. 1"],
    ["See Alg. 1 in paper.\n`A Bird. <https://arxiv.org/abs/2402.15627>`_ is another", undefined],
    // The sentence goes on, on the same line or the next, or another follows that is about the paper.
    [".. In https://doi.org/10.1162/neco.2011.0081\n.. eq. 2.10 (classical), they", "Eq. 2.10"],
    ["# Note: In arXiv:2402.15627,\n# 'half' corresponds to Fig 11, while", "Fig. 11"],
    ["In [a](@cite), we do the same as in Fig. 11", undefined],
    ["Lark (arXiv:2402.15627), which states at the end of paragraph 3.3 that", "¶3.3"],
    ["Lark (2018) [arXiv:2402.15627].\nFor the flat projection see Eq. 8, and", "Eq. 8"],
    ["DOI:10.1063/1.460359.  Error in Eq (1), should be 2", "Eq. 1"],
    ["- [A name](https://arxiv.org/abs/2402.15627). Construction from Figure 6a and costs.", "Fig. 6a"],
    ["# Lark https://arxiv.org/abs/2402.15627\n# Based on the counts from Figures 3 and 8", "Fig. 3, Fig. 8"],
    ["of https://arxiv.org/abs/2402.15627.\nSpecifically, it follows the code of page 14.", "p. 14"],
    ["[Lark](https://arxiv.org/abs/2402.15627) and this looks like their section 4.1.", "§4.1"],
    ["@a find that it is rejected (Table 4 of their paper).", "Table 4"],
    ["in Eq. (12.51) of \\cite{a} is half of it, but their Eq. (3.23)", "Eq. 12.51"],
    ["[a](https://arxiv.org/abs/2402.15627). See Figure 2 in the reference", "Fig. 2"],
    ["see https://doi.org/10.1103/PhysRevA.1, Eq. (8) in the SI.", "Eq. 8"],
    [
      "# paper: https://arxiv.org/abs/2402.15627\n# mainly at (9), formula (9) and the Algorithm 2.",
      undefined,
    ],
    [
      "# paper: https://arxiv.org/abs/2402.15627\n# mainly at formula (9) and the Algorithm 2.",
      "Eq. 9, Alg. 2",
    ],
    ["see [a](https://arxiv.org/abs/2402.15627)\n(specifically, algorithm 3). For", "Alg. 3"],
    ["the [paper](https://arxiv.org/abs/2402.15627) for details of it (Section 4.1.1).", "§4.1.1"],
    ["# the paper (arXiv 2402.15627) and look in\n# appendix C. This is", "App. C"],
    ["of [a](https://arxiv.org/abs/2402.15627) with it and focuses on section 12 for", "§12"],
    ["    https://arxiv.org/abs/2402.15627.\n    Equation D3.\n", "Eq. D3"],
    ["[A Name]\n  (https://arxiv.org/abs/2402.15627). Eq. B7 pg 43.", "Eq. B7, p. 43"],
    ['[A Name](https://arxiv.org/abs/2402.15627)\n  Section 4.2 "A Bird".', "§4.2"],
    ["[A Name](https://arxiv.org/abs/2402.15627).\n  Fig 9.\n", "Fig. 9"],
    // Steps and assumptions of the paper, and numbers of a chapter.
    ["the subspace, step 3 in doi.org/10.1063/1.477483", "Step 3"],
    ["Assumption 6.1 of [a](@cite)", "Assumption 6.1"],
    ["Step 1: https://arxiv.org/abs/2402.15627", undefined],
    ["[A Name](https://arxiv.org/abs/2402.15627). Step 4. Page 53.", "p. 53"],
    ["Greene @a eq. (17-24), p. 488", "Eq. 17-24, p. 488"],
    ["[Chapter 1: A Name](https://arxiv.org/abs/2402.15627)", undefined],
    ["[Advances in Birds 30, pages 4768–4. 2017.](https://arxiv.org/abs/2402.15627)", undefined],
    ["[Proceedings of a Conference. 2018, pp. 335–340](https://arxiv.org/abs/2402.15627)", undefined],
  ];
  for (const [text, ...expected] of cases) {
    it(`of ${JSON.stringify(text)}: ${expected.map(String).join("; ")}`, () => {
      assert.deepEqual(locators(text), expected);
    });
  }
});
