import assert from "node:assert/strict";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { scan } from "../../../src/core/citations/scan.ts";

/** The citations of a text, each as `LINE KEY LOCATOR`, those in comments with a `%` behind. */
function cited(text: string, language: Language = "tex"): string[] {
  return scan(text, language).map(({ line, raw, locator, context }) =>
    [line + 1, raw, locator ?? "", context === "comment" ? "%" : ""].join(" ").trim().replace(/ +/g, " "),
  );
}

type Cases = readonly (readonly [text: string, ...citations: string[]])[];

function reads(title: string, cases: Cases, language?: Language): void {
  describe(title, () => {
    for (const [text, ...citations] of cases)
      it(JSON.stringify(text), () => assert.deepEqual(cited(text, language), citations));
  });
}

reads("The notes of LaTeX's citations", [
  ["\\citep[\\emph{see}~e.g.,][]{roe}", "1 roe"],
  ["\\cite[Theorem~\\ref{thm:main}]{roe}", "1 roe"],
  ["\\cite[Theorem~\\ref{sec:4}, p.~9]{roe}", "1 roe p. 9"],
  ["\\cite[{p. 31}]{roe} \\cite[{[p. 31]}]{doe}", "1 roe p. 31", "1 doe"],
  ["\\citep[$x_{i}^{2}$ only][$\\S$4]{roe}", "1 roe §4"],
  [
    "\\cite[p.~8, [Lemma 2]]{roe} \\cite[[1]][p. 3]{doe} \\cite[see [1, p. 5]{poe}",
    "1 roe p. 8",
    "1 doe p. 3",
    "1 poe p. 5",
  ],
  ["\\citep[see\nalso][p. 3]{roe}", "2 roe p. 3"],
  ["\\citep%\n  [see]% first\n  [p. 3]\n  {roe}", "4 roe p. 3"],
  ["\\cite [p. 3] {roe}", "1 roe p. 3"],
  ["\\citep[see\n\nalso]{roe}\n\\citep[a\r\n \r\nb]{roe}"],
  ["\\cite[100\\% of p. 3]{roe}", "1 roe p. 3"],
  ["\\cite[p. 3 % old]\n]{roe}", "2 roe p. 3"],
  ["\\cite[\\textbf{Theorem}~4]{roe} \\cite[Eq.~(\\ref{eq:7})]{doe}", "1 roe Thm. 4", "1 doe"],
  [
    "\\cite[\\S\\,2--4]{a} \\cite[\\S{}2]{b} \\cite[\\textsection~2]{c} \\cite[\\S\\S 2]{d}",
    "1 a §2–4",
    "1 b §2",
    "1 c §2",
    "1 d §2",
  ],
  [
    "\\cite[p.\\ 3]{a} \\cite[p.\\,3]{b} \\cite[pp.\\thinspace 3--5]{c} \\cite[\\pno~3]{d} \\cite[\\ppno~3--5]{e}",
    "1 a p. 3",
    "1 b p. 3",
    "1 c pp. 3–5",
    "1 d p. 3",
    "1 e pp. 3–5",
  ],
  ["\\cite[\\Sigma 3]{a} \\cite[\\Section 3]{b}", "1 a", "1 b"],
  ["\\cite[p. 3]{a, b}", "1 a", "1 b p. 3"],
  ["\\cite[see §3][]{a}", "1 a"],
]);

reads("What a note of LaTeX cites itself", [
  ["\\citet[with data of \\citealt{doe}]{roe} and \\cite{poe}", "1 doe", "1 roe", "1 poe"],
  ["\\citep[see][and p. 5 of \\citealp[p. 7]{doe}]{roe}", "1 doe p. 7", "1 roe"],
  ["\\cite[arXiv:2402.15627, p. 2]{roe}", "1 2402.15627 p. 2", "1 roe p. 2"],
  ["\\cite[\\cite[\\cite{a}]{b}]{c}", "1 a", "1 b", "1 c"],
  ["\\citetext{see \\citealp{a}; \\citealt{b}, priv. comm.} \\citetext{unpublished}", "1 a", "1 b"],
  ["\\footcite[a note with \\emph{words}][]{a}\\footnote{\\cite{b}}", "1 a", "1 b"],
]);

reads("Lists of keys in LaTeX", [
  ["\\cite{a, % see the first, and others\n  b, % 2nd\n  c}", "1 a", "2 b", "3 c"],
  ["\\cite{a,%\n  b}\n\\cite{%\n  c%\n}", "1 a", "2 b", "4 c"],
  [
    "\\cite{\n  a,\n  % b, c,\n  % no longer used, it was wrong\n  d % last\n}",
    "2 a",
    "3 b %",
    "3 c %",
    "5 d",
  ],
  ["% \\cite{a,\n%   b}\n%% \\citep[see\n%% also]{c}", "1 a %", "2 b %", "4 c %"],
  ["\\cite{a,*b} \\mcite{a, *b, *c}", "1 a", "1 b", "1 a", "1 b", "1 c"],
  ["\\cite{a,*[{See }][{, p. 3, and references therein.}]b,c}", "1 a", "1 b p. 3", "1 c"],
  ["\\cite{[{See also }]a, b[p. 4]}", "1 a", "1 b p. 4"],
  ["\\onlinecite{a,*[{with data of }\\citealt{c}]b}", "1 a", "1 c", "1 b"],
  ["\\cite{{a},{b}} \\cite{*} \\nocite{*}", "1 a", "1 b"],
  ["\\cite{#1} \\cite{\\key} \\cite{a, b c, d} \\cite{\\emph{a}, b}", "1 a", "1 d"],
]);

reads("Other commands of LaTeX's packages", [
  [
    "\\citeA<e.g.>[p.~10]{a} \\cite<see>{b} \\shortciteNP<see>[\\S4]{c,d}",
    "1 a p. 10",
    "1 b",
    "1 c",
    "1 d §4",
  ],
  ["\\cite<see \\citeauthor{b}>{a} a \\cite < b", "1 b", "1 a"],
  ["\\cites[12]{a}[§3]{b} \\parencites[p. 3]{a}[p. 4]{b}", "1 a", "1 b §3", "1 a p. 3", "1 b p. 4"],
  ["\\cites[see][p. 3]{a}[cf.][Thm. 4]{b}{c}, p. 5", "1 a p. 3", "1 b Thm. 4", "1 c p. 5"],
  ["\\autocites(see)(p. 9)[12]{a}\n  [13]{b}\n\nand {c}", "1 a", "2 b p. 9"],
  ["\\footcitetexts(\\cite{c})()[p. 1]{a}{b}", "1 c", "1 a p. 1", "1 b"],
  ["\\cites{a} {\\bf b} \\cites{a} [x] y", "1 a", "1 a"],
  [
    "\\volcite{2}[p. 3]{a} \\volcite{4}{b} \\Pvolcite[see]{1}[2]{c} \\fvolcite[cf.]{II}[\\S3]{d}",
    "1 a p. 3",
    "1 b",
    "1 c",
    "1 d §3",
  ],
  ["\\volcites(cf.)(){2}[p. 3]{a}[and]{4}[p. 5]{b} \\volcite{2}", "1 a p. 3", "1 b p. 5"],
  [
    "\\citetitle*{a} \\Citetitle{b} \\citefield{c}{title} \\citeauthor*[p. 3]{d}",
    "1 a",
    "1 b",
    "1 c",
    "1 d p. 3",
  ],
  [
    "\\citestyle{plain} \\citename{roe} \\setcitestyle{x} \\bibcite{a}{b} \\newcommand{\\citeme}[2][]{\\cite[#1]{#2}}",
  ],
]);

reads("Verbatim text of LaTeX", [
  [
    "\\verb|\\cite{a}| \\lstinline!\\cite{b}! \\mintinline{tex}|\\cite{c}| \\Verb+\\cite{d}+ \\cite{e}",
    "1 e",
  ],
  [
    "\\lstinline{\\cite{a}} \\mintinline{tex}{\\cite{b}} \\lstinline[language=TeX]{\\cite{c}} \\cite{d}",
    "1 d",
  ],
  [
    "\\begin{Verbatim*}\n\\cite{a}\n\\end{Verbatim*}\\begin{BVerbatim}\\cite{b}\\end{BVerbatim}\n\\cite{c}",
    "4 c",
  ],
  ["\\begin{lstlisting}[language=TeX]\n\\cite{a}\n\\end{lstlisting}\n\\cite{b}", "4 b"],
]);

reads(
  "LaTeX's citations in the comments of code",
  [
    ["// \\citep[see][p. 3]{a,\n//   b}", "1 a %", "2 b p. 3 %"],
    ["/* \\cite{a,\n * b} and \\cites{c}\n * {d} */", "1 a %", "2 b %", "2 c %", "3 d %"],
    ["// a \\cite<int> b"],
  ],
  "cpp",
);

reads(
  "Doxygen's citations",
  [
    ["/// \\cite{number} roe and @cite{year} doe, \\cite{shortauthor,nopar} poe", "1 roe", "1 doe", "1 poe"],
    ['/// \\cite "r--92", @cite "a.b:c"', "1 r--92", "1 a.b:c"],
    ["/// \\cite roe's method, @cite doe*/ \\cite a&b", "1 roe", "1 doe", "1 a"],
    ["/// [@cite roe] ([@cite doe], p. 3) [\\cite poe]", "1 roe", "1 doe p. 3", "1 poe"],
    ["/// \\cite{number} \\cite{year}.", "1 number", "1 year"],
  ],
  "cpp",
);

describe("DocumenterCitations' keys", () => {
  const targets = (text: string, language: Language) =>
    scan(text, language).map((one) => [one.target, one.text]);
  it("may have their underscores escaped", () => {
    assert.deepEqual(targets("See [ab\\_c\\_1](@cite), [x](@citet ab\\_c) and [ab_c](@cite).", "markdown"), [
      ["key:ab_c_1", "ab\\_c\\_1"],
      ["key:ab_c", "ab\\_c"],
      ["key:ab_c", "ab_c"],
    ]);
    assert.deepEqual(targets('"""\n[ab\\\\_c; p. 3](@cite)\n"""\nf() = 1', "julia"), [
      ["key:ab_c", "ab\\\\_c"],
    ]);
  });
});
