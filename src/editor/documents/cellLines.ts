import type { Citation } from "../../core/citations/citation.ts";

/** Lines and a citation in them. */
export interface CitingLines {
  readonly lines: readonly string[];
  readonly citation: Citation;
}

/** How many lines are shown before and after the citing one. */
const around = 2;

/**
 * The lines around a citation in a notebook's raw file, decoded: Jupyter writes each line of a cell as a string
 * literal. Other input is returned unchanged.
 */
export function cellLines({ lines, citation }: CitingLines): CitingLines {
  const raw = lines[citation.line];
  const text = raw === undefined ? undefined : literalIn(raw);
  if (citation.cell === undefined || raw === undefined || text === undefined) return { lines, citation };
  const start = literalIn(`${raw.slice(0, citation.start)}"`)?.length;
  if (start === undefined || !text.startsWith(citation.text, start)) return { lines, citation };
  let [first, end] = [citation.line, citation.line + 1];
  while (first > citation.line - around && literalIn(lines[first - 1] ?? "") !== undefined) first--;
  while (end <= citation.line + around && literalIn(lines[end] ?? "") !== undefined) end++;
  return {
    lines: lines.slice(first, end).map((line) => literalIn(line) ?? line),
    citation: { ...citation, line: citation.line - first, start, end: start + citation.text.length },
  };
}

/** The decoded text of a line that is a single JSON string, without its line end. */
function literalIn(line: string): string | undefined {
  const literal = /^\s*("(?:[^"\\]|\\.)*"),?\s*$/.exec(line)?.[1];
  if (literal === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === "string" ? value.replace(/\r?\n$/, "") : undefined;
  } catch {
    return undefined; // Not the JSON that was scanned.
  }
}
