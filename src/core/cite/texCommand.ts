/** Commands of LaTeX, natbib and biblatex that take a key and print a whole citation. */
const citing = new Set(
  "cite citep citet citealp citealt autocite parencite textcite footcite footcitetext smartcite supercite fullcite".split(
    " ",
  ),
);

/**
 * The command with which a text of LaTeX mostly cites: `autocite`, `parencite`, `citep`. `cite` where it cites nothing yet.
 * Those that print a part of a citation alone (`\citeauthor`) do not count.
 */
export function texCommandIn(text: string): string {
  const counts = new Map<string, number>();
  for (const [, name = ""] of text.matchAll(/\\([a-zA-Z]{4,15})\*?\s?(?:\[[^\][]{0,200}\]){0,2}\{[^{}\\]/g))
    if (citing.has(name.toLowerCase())) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, m], [, n]) => n - m)[0]?.[0] ?? "cite";
}
