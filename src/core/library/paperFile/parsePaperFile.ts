import { isMap, type YAMLMap } from "yaml";
import { peopleOfTexts } from "../../names/people.ts";
import type { Paper } from "../../paper.ts";
import type { Problem } from "../../problem.ts";
import type { Layer, SourceFile } from "../source.ts";
import { conflictsIn } from "../versions/conflicts.ts";
import { type FrontMatter, findFrontMatter } from "./frontMatter.ts";
import { withMerged } from "./mergedRecords.ts";
import { pairsOf, rangeOf, readRecord } from "./readRecord.ts";
import { readYaml, type YamlSource } from "./yamlSource.ts";

/** A paper file that parses. */
export interface PaperFile {
  readonly front: FrontMatter;
  readonly source: YamlSource;
  readonly map: YAMLMap;
  readonly paper: Paper;
  /** Fields with values of a wrong type. */
  readonly problems: readonly Problem[];
  /** Where the record begins: the line of its citekey. */
  readonly line: number;
}

const citekeyLine = /^[ \t]*["']?citekey["']?[ \t]*:/m;
/** Matches the conflict markers that Git leaves. */
const mergeMarker = /^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$/m;

/**
 * Reads a paper file, `<citekey>.md`: YAML front matter (the record) and a Markdown body (the notes). `undefined` for
 * other Markdown, without `citekey` in its front matter. A file that does not parse gives no record and a Problem
 * `unreadable-file`; a field of a wrong type gives `bad-field`, and the rest loads.
 */
export function parsePaperFile(text: string, file: string, layer: Layer): SourceFile | undefined {
  const read = readPaperFile(text, file);
  if (read === undefined) return undefined;
  if ("code" in read) return { file, layer, records: [], problems: [read] };
  const { line, problems, front, map, source } = read;
  const { paper: combined, ...others } = withMerged(read.paper, map, source) ?? { paper: read.paper };
  const paper = { ...combined, ...peopleOfTexts(combined.authors ?? []) };
  const notes = text.slice(front.body);
  const conflict = conflictInNotes(notes, file, text.slice(0, front.body));
  const told = conflict === undefined ? problems : [...problems, conflict];
  return { file, layer, records: [{ paper, ...others, line, notes }], problems: told };
}

/** Like `parsePaperFile`, with what an edit needs. */
export function readPaperFile(text: string, file: string): PaperFile | Problem | undefined {
  const front = findFrontMatter(text);
  if (front === "none") {
    // A conflict over the whole file, or one that begins above the front matter.
    const isConflict = /^\ufeff?<{7} /.test(text) && citekeyLine.test(text);
    return isConflict ? unreadable(file, "merge conflict markers", 0) : undefined;
  }
  if (front === "unclosed") {
    if (!citekeyLine.test(text)) return undefined;
    const marker = mergeMarker.exec(text);
    return marker
      ? unreadable(file, "merge conflict markers", lineAt(text, marker.index))
      : unreadable(file, "the front matter has no closing ---", 0);
  }
  const yaml = text.slice(front.start, front.end);
  if (!citekeyLine.test(yaml) && !/\bcitekey\b/.test(yaml)) return undefined;
  const marker = mergeMarker.exec(yaml);
  if (marker) return unreadable(file, "merge conflict markers", lineAt(text, front.start + marker.index));
  const source = readYaml(yaml, file, 1);
  if (source.error) {
    const { reason, offset } = source.error;
    return citekeyLine.test(yaml)
      ? source.problem("unreadable-file", "error", { reason }, offset)
      : undefined;
  }
  const map = source.document.contents;
  const key = pairsOf(map).get("citekey")?.key;
  if (!isMap(map) || key === undefined) return undefined;
  const { paper, problems } = readRecord(map, source);
  const [start, end] = rangeOf(key);
  const { citekey, title = "" } = paper;
  if (citekey === undefined) {
    return source.problem("unreadable-file", "error", { reason: "citekey is not a text" }, start, end);
  }
  return { front, source, map, paper: { ...paper, citekey, title }, problems, line: source.lineOf(start) };
}

/** Reports a Git conflict in the notes, which are read all the same. */
function conflictInNotes(notes: string, file: string, before: string): Problem | undefined {
  if (!/^<{7} /m.test(notes)) return undefined;
  const [conflict] = conflictsIn(notes);
  if (conflict === undefined) return undefined;
  const line = lineAt(before + notes, before.length + conflict.start);
  const args = { reason: "merge conflict markers", part: "notes" };
  return { file, code: "unreadable-file", severity: "warning", args, line, start: 0, end: 0 };
}

function unreadable(file: string, reason: string, line: number): Problem {
  return { file, code: "unreadable-file", severity: "error", args: { reason }, line, start: 0, end: 0 };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length - 1;
}
