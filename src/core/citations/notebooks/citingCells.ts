import type { JsonString } from "../../jsonText.ts";
import { LineReader } from "../../text/lineReader.ts";
import type { Citation, LineRange } from "../citation.ts";
import { decoded, decodedOffsets } from "./cellOffsets.ts";
import { readNotebookCells } from "./notebookCells.ts";

/** A cell of a notebook that cites, as a text of its own. */
export interface CitingCell {
  /** Its lines without line ends, decoded from the JSON. */
  readonly lines: readonly string[];
  /** Its citations, placed in `lines`. */
  readonly citations: readonly Citation[];
  /** Returns where the file has the citation that begins at this place of `lines`. */
  placeInFile(range: LineRange): LineRange;
}

/**
 * Splits a notebook into the cells that cite. What stands beside a citation is read there: the file's own lines are JSON,
 * and some programs write a whole notebook on one. `citations` are all of the file, placed in its raw text. Returns
 * `undefined` if the text is not a notebook.
 */
export function citingCells(raw: string, citations: readonly Citation[]): readonly CitingCell[] | undefined {
  const notebook = readNotebookCells(raw);
  if (notebook === undefined) return undefined;
  const byCell = new Map<number, Citation[]>();
  for (const citation of citations) {
    const { cell } = citation;
    if (cell === undefined) continue;
    const known = byCell.get(cell);
    if (known) known.push(citation);
    else byCell.set(cell, [citation]);
  }
  const offsetOf = offsetsIn(raw);
  return [...byCell].flatMap(([cell, here]) => {
    const source = notebook.cells[cell]?.source;
    return source === undefined ? [] : [citingCell(raw, source, here, offsetOf)];
  });
}

function citingCell(
  raw: string,
  source: readonly JsonString[],
  citations: readonly Citation[],
  offsetOf: (place: LineRange) => number,
): CitingCell {
  const { pieces, text } = decoded(source);
  const reader = new LineReader(text);
  const offsetIn = decodedOffsets(raw, pieces);
  const origins = new Map<string, LineRange>();
  const placed = citations.flatMap((citation): Citation[] => {
    const offset = offsetIn(offsetOf(citation));
    if (offset === undefined) return [];
    const { line, start, end } = reader.placeAt(offset);
    origins.set(`${line}:${start}`, citation);
    return [{ ...citation, line, start, end: Math.min(end, start + citation.text.length) }];
  });
  return {
    lines: text.split(/\r\n|\r|\n/),
    citations: placed,
    placeInFile: (range) => origins.get(`${range.line}:${range.start}`) ?? range,
  };
}

/** Returns a function that turns places of a text into offsets; fastest if the lines rise. */
function offsetsIn(text: string): (place: LineRange) => number {
  const ending = /\r\n?|\n/g;
  let line = 0;
  return (place) => {
    if (place.line < line) {
      line = 0;
      ending.lastIndex = 0;
    }
    for (; line < place.line && ending.exec(text) !== null; line++);
    return ending.lastIndex + place.start;
  };
}
