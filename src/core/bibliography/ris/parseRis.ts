import { newCitekey } from "../../citekeys/newCitekey.ts";
import { idsOf } from "../../ids/idsOf.ts";
import type { Layer, SourceFile, SourceRecord } from "../../library/source.ts";
import type { Paper } from "../../paper.ts";
import type { Problem } from "../../problem.ts";
import { atOnce, inSlices, type Steps } from "../../steps.ts";
import { grouped } from "../../text/grouped.ts";
import { cslPaper } from "../csl/cslPaper.ts";
import {
  FileProblems,
  longestField,
  longestKey,
  longestPeople,
  mostLines,
  tooLong,
} from "../fileProblems.ts";
import { fromMedline } from "./medline.ts";
import { isMedlineText, type RisField, type RisRecord, risRecords } from "./risRecords.ts";
import { cslOfRis } from "./risTags.ts";

/**
 * Reads the records of a RIS file, or of one that PubMed saved. Lenient: takes what it can of each record. One
 * without title and id is a Problem with its line, and the others load. RIS has no citekeys: `ID` is used if it looks
 * like one, else one is made as for a new paper. Never throws.
 */
export function parseRis(text: string, file: string, layer: Layer): SourceFile {
  return atOnce(risSteps(text, file, layer));
}

/** The same in slices of a few milliseconds, with a pause after each. Rejects with the signal's reason when aborted. */
export function parseRisInSlices(
  text: string,
  file: string,
  layer: Layer,
  { signal }: { readonly isNamed?: boolean; readonly signal?: AbortSignal } = {},
): Promise<SourceFile> {
  return inSlices(risSteps(text, file, layer), signal);
}

function* risSteps(text: string, file: string, layer: Layer): Steps<SourceFile> {
  const problems = new FileProblems(file);
  const records: SourceRecord[] = [];
  const keys = new Set<string>();
  const isMedline = isMedlineText(text);
  let count = 0;
  for (const read of risRecords(text)) {
    yield;
    if (read === undefined) continue;
    count++;
    const sound = readable(read, file, problems);
    const record = takeIn(isMedline ? fromMedline(sound) : sound, file, problems, keys);
    if (record !== undefined) records.push(record);
  }
  if (count === 0 && text.trim() !== "") {
    const args = { reason: 'There is no line with "TY  - " and a type, with which a record of RIS begins.' };
    problems.add({ file, line: 0, start: 0, end: 0, code: "unreadable-file", severity: "error", args });
  }
  return { file, layer, records, problems: problems.all };
}

/** The record without overlong fields, which are reported. */
function readable(record: RisRecord, file: string, problems: FileProblems): RisRecord {
  const tell = (line: number, args: Problem["args"]) =>
    problems.add({ file, line, start: 0, end: 0, code: "unreadable-file", severity: "warning", args });
  if (record.cutAt !== undefined) {
    const reason = `Of its lines the first ${grouped(mostLines)} are read.`;
    tell(record.cutAt, { reason, part: "rest" });
  }
  const isLong = ({ tag, value }: RisField) => value.length > longestOf(tag);
  if (!record.fields.some(isLong)) return record;
  for (const { tag, line } of record.fields.filter(isLong))
    tell(line, { reason: `The field ${tag} is not read. ${tooLong(longestOf(tag))}`, part: "part" });
  return { ...record, fields: record.fields.filter((field) => !isLong(field)) };
}

/** Some programs put all people into one field. */
const longestOf = (tag: string) => (/^(?:A[U1-4]|ED)$/.test(tag) ? longestPeople : longestField);

function takeIn(
  record: RisRecord,
  file: string,
  problems: FileProblems,
  keys: Set<string>,
): SourceRecord | undefined {
  const { line, fields, hasType } = record;
  const tell = (at: number, code: Problem["code"], severity: Problem["severity"], args: Problem["args"]) =>
    problems.add({ file, line: at, start: 0, end: 0, code, severity, args });
  const { item, tags } = cslOfRis(record, (field, reason, part) => {
    const at = fields.find(({ tag }) => tag === field)?.line ?? line;
    tell(at, "bad-field", "warning", { field, reason, ...(part && { part }) });
  });
  const read = cslPaper("", item, (field, reason) => {
    // `cslOfRis` has already reported people and keywords.
    if (field === "note") tell(line, "bad-field", "warning", { field, reason });
  });
  const paper: Paper = { ...read, ...(tags.length > 0 && { tags }) };
  if (paper.title === "" && idsOf(paper).every((id) => id.startsWith("key:"))) {
    tell(line, "unreadable-file", "error", { reason: "It has no title and no id.", part: "entry" });
    return undefined;
  }
  if (!hasType) {
    const reason = 'It does not begin with its type, "TY  - ".';
    tell(line, "unreadable-file", "information", { reason, part: "lax" });
  }
  const citekey = keyOf(record, paper, keys);
  keys.add(citekey);
  const { abstract: _, ...kept } = item;
  const abstract = fields.find(({ tag }) => tag === "AB") ?? fields.find(({ tag }) => tag === "N2");
  const ris = fields.flatMap((field): [string, string][] =>
    field === abstract ? [] : [[field.tag, field.value]],
  );
  return { paper: { ...paper, citekey }, line, original: { item: kept, ris } };
}

/** An `ID` that can be a citekey. Numbers and the like are a database's own, and clash between files. */
const citekey = /^(?!(?:ref|rn|id|item|record|entry)?[\W_]*\d+$)\p{L}[\p{L}\p{N}\p{M}_:.+-]{3,}$/iu;

function keyOf({ fields }: RisRecord, paper: Paper, keys: ReadonlySet<string>): string {
  const id = fields.find(({ tag }) => tag === "ID")?.value.trim() ?? "";
  return id.length <= longestKey && citekey.test(id) && !keys.has(id)
    ? id
    : newCitekey(paper, (key) => keys.has(key));
}
