import assert from "node:assert/strict";
import { parseCslJson } from "../../../src/core/bibliography/csl/parseCslJson.ts";
import { paperOf } from "./parse.ts";

const cslTitle = (title: string): string | undefined =>
  parseCslJson(JSON.stringify([{ id: "a", type: "book", title }]), "a.json", { kind: "csl", order: 0 })
    ?.records[0]?.paper.title;

describe("markup in a text of CSL-JSON", () => {
  const titles: readonly [written: string, read: string][] = [
    ["Nets &amp; Knots of &lt;i&gt;VLDLR&lt;/i&gt; &#38; more", "Nets & Knots of VLDLR & more"],
    ["R &amp;amp; D, caf&eacute;, &#x3b1;, 5 &lt; 6", "R & D, café, α, 5 < 6"],
    ["When x<y but a>b", "When x<y but a>b"],
    ["When a<b and c>d", "When a<b and c>d"],
    ["Is a<b>c?", "Is a<b>c?"],
    ["AT&T and R&D; more", "AT&T and R&D; more"],
    ["The <i>bd</i> Oxidase in CO<sub>2</sub><br/>today", "The bd Oxidase in CO2 today"],
    ['<span class="nocase">pH</span> of <scp>DNA</scp>', "pH of DNA"],
    [
      'On <mml:math xmlns:mml="http://a.b"><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> and <math><mfrac><mn>3</mn><mn>2</mn></mfrac></math>',
      "On x² and 3/2",
    ],
    [
      "The <inline-formula><tex-math>$\\alpha$</tex-math><mml:math><mml:mi>α</mml:mi></mml:math></inline-formula> particle",
      "The α particle",
    ],
    [
      '<inline-formula> <tex-math notation="LaTeX">$\\ell _{1}$ </tex-math></inline-formula>-Norms and <tex-math>\\(k\\)</tex-math>',
      "ℓ₁-Norms and k",
    ],
    ["List<T> and Map<K, V>", "List<T> and Map<K, V>"],
  ];
  for (const [written, read] of titles) it(`reads ${written}`, () => assert.equal(cslTitle(written), read));
});

describe("markup in a value of BibTeX", () => {
  const titles: readonly [written: string, read: string][] = [
    [String.raw`The $\less$i$\greater$bd$\less$/i$\greater$ Complex`, "The bd Complex"],
    [String.raw`A {\textless}i{\textgreater}bd{\textless}/i{\textgreater} Oxidase`, "A bd Oxidase"],
    ["The <i>bd</i> Oxidase in CO<sub>2</sub>", "The bd Oxidase in CO2"],
    [String.raw`R {\&}amp; D &#39;x&#39;`, "R & D 'x'"],
    ['<inline-formula> <tex-math notation="LaTeX">$L_1$ </tex-math></inline-formula>-Norms', "L₁-Norms"],
    ["When $x<y$ but $a>b$", "When x<y but a>b"],
  ];
  for (const [written, read] of titles)
    it(`reads ${written}`, () => assert.equal(paperOf(`@misc{a, title = {${written}}}`).title, read));
});

describe("a formula in a title", () => {
  const titles: readonly [written: string, read: string][] = [
    [String.raw`A $\frac{3}{2}$-Bound, $\tfrac12$, $\frac{a+b}{c}$`, "A 3/2-Bound, 1/2, (a+b)/c"],
    [
      String.raw`In $O(n \log n)$, $O(\log^2 n)$, $n\log\log n$, $\log(n)$`,
      "In O(n log n), O(log² n), n log log n, log(n)",
    ],
    [
      String.raw`$n \times n$, $n\times n$, $3\times3$, $a\leq b$, $A\to B$`,
      "n × n, n × n, 3 × 3, a ≤ b, A → B",
    ],
    [String.raw`$a\text{ if }x$, $\mbox{SO}(3)$`, "a if x, SO(3)"],
    [String.raw`On $\binom{n}{k}$ and $\overline{x}$`, "On (n k) and x\u0305"],
    [
      String.raw`$a \bmod b$ and $L_\infty$ and $\ell_1$ in $\mathcal{H}_2$ with $\epsilon$-greed`,
      "a mod b and L∞ and ℓ₁ in H₂ with ϵ-greed",
    ],
    [String.raw`The ${"$"}{\mathit{K}}_{24}$, $T_\mathrm{c}$, $\sqrt{2}$, $\hat{y}$`, "The K₂₄, Tc, √2, ŷ"],
    [String.raw`\(\alpha\) and \ensuremath{\beta} and $\operatorname{poly}(n)$`, "α and β and poly(n)"],
    [String.raw`$\left(x\right)$, $\not=$, $\text{if } x$`, "(x), ≠, if x"],
    [String.raw`$\unknown{x}$`, "unknownx"],
  ];
  for (const [written, read] of titles)
    it(`reads ${written}`, () => assert.equal(paperOf(`@misc{a, title = {${written}}}`).title, read));
});

describe("a DOI in TeX", () => {
  const sici = "10.1175/1520-0493(1972)100<0081:OTAOSH>2.3.CO;2";
  const dois: readonly [written: string, read: string][] = [
    ["10.1175/1520-0493(1972)100{\\textless}0081:OTAOSH{\\textgreater}2.3.CO;2", sici],
    ["10.1175/1520-0493(1972)100$<$0081:OTAOSH$>$2.3.CO;2", sici],
    ["10.1175/1520-0493(1972)100\\textless 0081:OTAOSH\\textgreater{}2.3.CO;2", sici],
    ["10.1175/1520-0493(1972)100&lt;0081:OTAOSH&gt;2.3.CO;2", sici],
    ["10.1175/1520-0493(1972)100$\\less$0081:OTAOSH$\\greater$2.3.CO;2", sici],
    ["10.1007/978-3-540-70517-8\\_23", "10.1007/978-3-540-70517-8_23"],
    ["10.1007/978-3-540-70517-8{\\textunderscore}23", "10.1007/978-3-540-70517-8_23"],
    ["\\url{https://doi.org/10.1007/978-3}", "10.1007/978-3"],
  ];
  for (const [written, read] of dois)
    it(`is read from ${written}`, () =>
      assert.equal(paperOf(`@misc{a, title = {T}, doi = {${written}}}`).doi, read));
});
