/** A formula in a text. */
export interface Formula {
  readonly tex: string;
  /** On a line of its own. */
  readonly display: boolean;
}

/** In UTF-16 units; a longer formula is left as written. */
export const longestFormula = 4000;

/**
 * `\(x\)`, `\[x\]`, `$$x$$`, and `$x$` by Pandoc's rule: no blank inside the dollars and no digit after them, so
 * `$5 and $6` is not a formula.
 */
const written = [
  { open: "\\(", close: "\\)", pattern: /\\\(([^\n]+?)\\\)/y, display: false },
  { open: "\\[", close: "\\]", pattern: /\\\[([^\n]+?)\\\]/y, display: true },
  { open: "$$", close: "$$", pattern: /\$\$((?:[^$\\]|\\.)+)\$\$/y, display: true },
  { open: "$", close: "$", pattern: /\$(?![\s$])((?:[^$\\]|\\.)*?[^\s\\$]|\\.)\$(?!\d)/y, display: false },
] as const;

/** The formula that begins at an offset, and where it ends (exclusive). */
export function formulaAt(text: string, at: number): (Formula & { readonly end: number }) | undefined {
  const around = text.slice(at, at + longestFormula);
  for (const { open, close, pattern, display } of written) {
    // Most openings are never closed, which this finds out faster than the pattern.
    if (!around.startsWith(open) || !around.includes(close, open.length)) continue;
    pattern.lastIndex = 0;
    const match = pattern.exec(around);
    if (match?.[1] !== undefined && match[1].trim() !== "")
      return { tex: match[1].trim(), display, end: at + match[0].length };
  }
  return undefined;
}

/** Whether a text has a formula. */
export function hasFormula(text: string): boolean {
  return places(text).some((at) => formulaAt(text, at) !== undefined);
}

/** Where a formula may begin. */
export const places = (text: string): readonly number[] =>
  [...text.matchAll(/\$\$?|\\[([]/g)].map(({ index }) => index);
