import type { LineRange } from "../citations/citation.ts";
import { isPaperFile, type SourceKind } from "../library/source.ts";

/**
 * Finds a citekey in a file of the library: `citekey` in a paper file's front matter; an entry's key, `ids`,
 * `crossref` and the like in a `.bib`; `id` and `citation-key` in CSL-JSON; `ID` in RIS. Returns places in the text,
 * so that a rename changes nothing else.
 */
export function keysInLibraryFile(
  lines: readonly string[],
  key: string,
  kind: SourceKind,
): readonly LineRange[] {
  if (isPaperFile(kind)) return inFrontMatter(lines, key);
  if (kind === "bibliography") return [...inBibtex(lines, key), ...inRis(lines, key)];
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

/** The beginning of an entry, on one line or two, after another entry or on a line of its own. */
const entryHead = /(?<=^|[\s})])@[ \t]*(?!(?:string|comment|preamble)\b)[a-z]+\s*[{(]\s*/gi;

/** BibTeX and biblatex fields whose values are lists of keys. */
const keyField = /\b(?:ids|crossref|xref|xdata|related|entryset)\s*=\s*[{"]([^{}"]*)[}"]/gi;

function inBibtex(lines: readonly string[], key: string): readonly LineRange[] {
  const text = lines.join("\n");
  const offsets: number[] = [];
  for (const { index, 0: head } of text.matchAll(entryHead)) {
    const start = index + head.length;
    if (
      text.startsWith(key, start) &&
      /^\s*(?:[,})]|$)/.test(text.slice(start + key.length, start + key.length + 200))
    )
      offsets.push(start);
  }
  for (const match of text.matchAll(keyField)) {
    const value = match[1] ?? "";
    const from = match.index + match[0].length - 1 - value.length;
    for (const part of value.matchAll(/[^,\s]+/g)) if (part[0] === key) offsets.push(from + part.index);
  }
  return placesOf(offsets, lines, key);
}

/** The lines `ID  - key` of RIS. */
function inRis(lines: readonly string[], key: string): readonly LineRange[] {
  return lines.flatMap((text, line) => {
    const start = /^ID {1,2}- +/.exec(text)?.[0].length;
    const isKey = start !== undefined && text.slice(start).trim() === key;
    return isKey ? [{ line, start, end: start + key.length }] : [];
  });
}

/** The lines and columns of a key, given its offsets in the joined lines. */
function placesOf(offsets: number[], lines: readonly string[], key: string): readonly LineRange[] {
  const places: LineRange[] = [];
  let [line, begin] = [0, 0];
  for (const offset of offsets.sort((a, b) => a - b)) {
    for (let length = lines[line]?.length ?? 0; begin + length < offset; length = lines[line]?.length ?? 0) {
      begin += length + 1;
      line++;
    }
    places.push({ line, start: offset - begin, end: offset - begin + key.length });
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
