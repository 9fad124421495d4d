import { type Formula, formulaAt, places } from "./formulas.ts";

/** A paragraph to show: pieces of text, and formulas between them. */
export type Readable = readonly (string | Formula)[];

/**
 * Makes a paragraph of an abstract from arXiv or Hugging Face readable: decodes TeX escapes, and repairs formulas
 * that lost their signs (`2.31times`, `R^2`). The stored abstract does not change.
 */
export function readable(paragraph: string): Readable {
  const runs: (string | Formula)[] = [];
  let from = 0;
  for (const at of places(paragraph)) {
    // `\$5` is an amount.
    const found = at < from || paragraph.charAt(at - 1) === "\\" ? undefined : formulaAt(paragraph, at);
    if (found === undefined) continue;
    if (at > from) runs.push(readableProse(paragraph.slice(from, at)));
    runs.push({ tex: found.tex, display: found.display });
    from = found.end;
  }
  if (from < paragraph.length) runs.push(readableProse(paragraph.slice(from)));
  return runs;
}

/** The text of a paragraph, with formulas as TeX between `$`. Selections and quotes are pieces of this text. */
export function plainOf(paragraph: Readable): string {
  return paragraph.map((run) => (typeof run === "string" ? run : `$${run.tex}$`)).join("");
}

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function readableProse(text: string): string {
  return (
    text
      .replace(/\\(?:emph|text(?:it|bf|tt|sc|rm|sf)?|mathrm)\{([^{}\\]{1,200})\}/g, "$1")
      .replace(/\\([%&_#$])/g, "$1")
      .replace(/``([^`'\n]{1,300})''/g, "“$1”")
      .replace(/(?<=\d)--(?=\d)/g, "–")
      .replace(/(?<=[\p{L}\d,;)”])---(?=[\p{L}\d“(])/gu, "—")
      // `$2.31\times$` without its `$` and `\`; `3 times` is English.
      .replace(/(?<=\d)times(?![\p{L}])/gu, "×")
      .replace(/(?<=[\d×] )sim(?= \d)/g, "∼")
      .replace(/(?<=[A-Za-z)])\^(?:\{(\d{1,3})\}|(\d{1,2})(?![\d.]))/g, (_, braced?: string, bare?: string) =>
        [...(braced ?? bare ?? "")].map((digit) => raised[Number(digit)] ?? digit).join(""),
      )
  );
}
