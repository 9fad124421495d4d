import type { LineRange } from "../citations/citation.ts";
import { isPaperFile, type SourceKind } from "../library/source.ts";

/**
 * Finds a citekey in a file of the library: the `citekey` of a paper file's front matter; an entry's key, `ids`, `crossref`
 * and the like in a `.bib`; `id` and `citation-key` in CSL-JSON. Works on lines of text, so that the rest stays as it is.
 */
export function keyPlaces(lines: readonly string[], key: string, kind: SourceKind): readonly LineRange[] {
  if (isPaperFile(kind)) return inFrontMatter(lines, key);
  if (kind === "bibliography") return lines.flatMap((text, line) => inBibtexLine(text, line, key));
  if (kind === "csl") return lines.flatMap((text, line) => inJsonLine(text, line, key));
  return [];
}

function inFrontMatter(lines: readonly string[], key: string): readonly LineRange[] {
  for (const [line, text] of lines.entries()) {
    if (line > 0 && /^(?:---|\.\.\.)\s*$/.test(text)) return [];
    const match = /^citekey\s*:\s*(["']?)/.exec(text);
    if (match === null) continue;
    const start = match[0].length;
    const isKey = text.startsWith(key, start) && /^["']?\s*(?:#.*)?$/.test(text.slice(start + key.length));
    return isKey ? [{ line, start, end: start + key.length }] : [];
  }
  return [];
}

/** BibTeX and biblatex fields whose values are lists of keys. */
const keyField = /\b(?:ids|crossref|xref|xdata|related|entryset)\s*=\s*[{"]([^{}"]*)[}"]/gi;

function inBibtexLine(text: string, line: number, key: string): LineRange[] {
  const places: LineRange[] = [];
  const head = /^\s*@\s*[a-z]+\s*[{(]\s*/i.exec(text);
  if (head !== null && !/^\s*@\s*(?:string|comment|preamble)\b/i.test(text)) {
    const start = head[0].length;
    if (text.startsWith(key, start) && /^\s*(?:,|$)/.test(text.slice(start + key.length))) {
      places.push({ line, start, end: start + key.length });
    }
  }
  for (const match of text.matchAll(keyField)) {
    const value = match[1] ?? "";
    const from = match.index + match[0].length - 1 - value.length;
    for (const part of value.matchAll(/[^,\s]+/g)) {
      if (part[0] !== key) continue;
      places.push({ line, start: from + part.index, end: from + part.index + key.length });
    }
  }
  return places;
}

function inJsonLine(text: string, line: number, key: string): LineRange[] {
  const quoted = JSON.stringify(key);
  const places: LineRange[] = [];
  for (const match of text.matchAll(/"(?:id|citation-key)"\s*:\s*/g)) {
    const start = match.index + match[0].length;
    if (!text.startsWith(quoted, start)) continue;
    places.push({ line, start: start + 1, end: start + quoted.length - 1 });
  }
  return places;
}
