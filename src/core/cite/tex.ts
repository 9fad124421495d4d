import { texEscape } from "../bibliography/tex/texEscape.ts";

/** Commands that only print a symbol or change the font in a formula. */
const harmless =
  /^(?:[a-zA-Z]*(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega|ell|math(?:cal|bb|bf|rm|sf|it|frak|scr)|times|cdot|infty|leq?|geq?|neq?|to|rightarrow|leftarrow|sqrt|frac|log|exp|min|max|sim|approx|pm|in|partial|nabla|sum|prod|int|hat|tilde|bar|star|ast|text|widetilde|widehat|overline|circ|prime|dots|ldots)$/;

/** Escapes a plain text for TeX prose. Formulas that only print symbols stay as they are. */
export function texText(text: string): string {
  return text
    .split(/(\$[^$]{1,200}\$)/)
    .map((piece) => (isFormula(piece) ? piece : texEscape(piece)))
    .join("");
}

function isFormula(piece: string): boolean {
  if (!/^\$[^$%#&~]+\$$/.test(piece)) return false;
  const inner = piece
    .slice(1, -1)
    .replace(/\\([a-zA-Z]+)/g, (command, name: string) => (harmless.test(name) ? " " : command));
  return !inner.includes("\\") && !inner.includes("^^") && isBalanced(inner);
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === "{") depth++;
    if (sign === "}" && --depth < 0) return false;
  }
  return depth === 0;
}

/** Commands of LaTeX, natbib and biblatex that take a key and print a whole citation. */
const citing = new Set(
  "cite citep citet citealp citealt autocite parencite textcite footcite footcitetext smartcite supercite fullcite".split(
    " ",
  ),
);

/**
 * The citation command that a LaTeX text uses most: `autocite`, `parencite`, `citep`; `cite` if it has none yet.
 * Commands that print only a part of a citation (`\citeauthor`) do not count.
 */
export function texCommandIn(text: string): string {
  const counts = new Map<string, number>();
  for (const [, name = ""] of text.matchAll(/\\([a-zA-Z]{4,15})\*?\s?(?:\[[^\][]{0,200}\]){0,2}\{[^{}\\]/g))
    if (citing.has(name.toLowerCase())) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, m], [, n]) => n - m)[0]?.[0] ?? "cite";
}
