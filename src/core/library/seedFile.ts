import { isSeq } from "yaml";
import type { Problem } from "../problem.ts";
import { rangeOf, readRecord } from "./paperFile/readRecord.ts";
import { readYaml } from "./paperFile/yamlSource.ts";
import type { Layer, SourceFile, SourceRecord } from "./source.ts";

/**
 * Reads a seed file: a YAML list of records with the fields of a paper file's front matter. A file that does not parse
 * gives no records and one Problem; a record without citekey gives a Problem, and the others load.
 */
export function parseSeedFile(text: string, file: string, layer: Layer): SourceFile {
  const source = readYaml(text, file);
  const { document, error } = source;
  const unreadable = (reason: string, start: number, end = start): Problem =>
    source.problem("unreadable-file", "error", { reason }, start, end);
  if (error) return { file, layer, records: [], problems: [unreadable(error.reason, error.offset)] };
  const list = document.contents;
  if (!isSeq(list)) return { file, layer, records: [], problems: [unreadable("not a list of papers", 0)] };
  const records: SourceRecord[] = [];
  const problems: Problem[] = [];
  for (const item of list.items) {
    const [start] = rangeOf(item);
    const { paper, problems: bad } = readRecord(item, source);
    for (const problem of bad) problems.push(problem);
    if (paper.citekey === undefined) problems.push(unreadable("a paper without citekey", start));
    else {
      const { citekey, title = "" } = paper;
      records.push({ paper: { ...paper, citekey, title }, line: source.lineOf(start) });
    }
  }
  return { file, layer, records, problems };
}
