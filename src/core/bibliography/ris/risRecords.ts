import { longestPeople, mostLines } from "../fileProblems.ts";

/**
 * A field: its tag (`AU`) and its value. Further lines are appended after a blank, in list fields after a newline.
 */
export interface RisField {
  readonly tag: string;
  readonly value: string;
  /** From 0. */
  readonly line: number;
}

export interface RisRecord {
  readonly line: number;
  readonly fields: readonly RisField[];
  /** Whether it begins with its type (`TY`), as it must. */
  readonly hasType: boolean;
  /** The line (from 0) of the first field that was dropped because there are too many. */
  readonly cutAt?: number;
}

/**
 * A field's line: `TY  - JOUR`. Web pages and editors change the blanks around the hyphen, so one to three before it
 * are accepted, and none after it if the value is empty. Only `TY` and `ER` may have none before it: `AI-driven` is a
 * word.
 */
const risLine = /^[ \t]*(?:([A-Z][A-Z0-9])[ \t\u00a0]{1,3}-|(TY|ER)-)(?:[ \t\u00a0](.*))?$/;
/** A line of MEDLINE (`.nbib`), whose tags have up to four letters: `PMID- 31452104`, `TI  - …`. */
const medlineLine = /^([A-Z]{2,4}) {0,2}-()(?: (.*))?$/;

/** Tags whose further lines are further items of a list. */
const lists: ReadonlySet<string> = new Set(["KW", "UR", "L1", "L2", "L3", "L4"]);

interface OpenField {
  readonly tag: string;
  value: string;
  readonly line: number;
}

interface OpenRecord {
  readonly line: number;
  readonly fields: OpenField[];
  readonly hasType: boolean;
  cutAt?: number;
}

function hold(record: OpenRecord, field: OpenField): void {
  if (record.fields.length < mostLines) record.fields.push(field);
  else record.cutAt ??= field.line;
}

/** How many lines one step reads. */
const part = 1000;

/**
 * Splits a RIS file into records. Lenient: a record may lack its `TY` or `ER`, long values continue on the next
 * lines, and text between records is skipped. Yields `undefined` now and then, so that a long record is read in steps
 * too. A value that grows beyond `longestPeople` is cut, but stays longer than that, so that callers can tell.
 */
export function* risRecords(text: string): Generator<RisRecord | undefined, void, void> {
  const isMedline = isMedlineText(text);
  const pattern = isMedline ? medlineLine : risLine;
  let open: OpenRecord | undefined;
  /** The last finished record: some databases write more of its fields after its end. */
  let ended: OpenRecord | undefined;
  let last: OpenField | undefined;
  let line = -1;
  let isBelowGap = false;
  function* close(): Generator<RisRecord, void, void> {
    const isRest = open && ended && !open.hasType && !open.fields.some(({ tag }) => telling.test(tag));
    if (isRest && ended) for (const field of open?.fields ?? []) hold(ended, field);
    if (ended && !isRest) yield ended;
    if (!isRest) ended = open;
    open = undefined;
    last = undefined;
  }
  for (const written of linesOf(text)) {
    line++;
    if (line % part === 0) yield undefined;
    const match = pattern.exec(written);
    const tag = match?.[1] ?? match?.[2];
    if (tag === undefined) {
      const more = written.trim();
      if (more === "") {
        isBelowGap = true;
        if (isMedline && open) yield* close();
      } else if (last && (open?.hasType || !isBelowGap)) {
        if (last.value.length <= longestPeople) last.value += (lists.has(last.tag) ? "\n" : " ") + more;
      }
      continue;
    }
    isBelowGap = false;
    const isStart = isMedline ? tag === "PMID" : tag === "TY";
    if (open && (isStart || tag === "ER")) yield* close();
    if (tag === "ER") continue;
    open ??= { line, fields: [], hasType: isStart };
    last = { tag, value: (match?.[3] ?? "").trim(), line };
    hold(open, last);
  }
  if (open) yield* close();
  if (ended) yield ended;
}

/** Fields that identify a work. Fields after a record's end, none of them of these, are the rest of that record. */
const telling = /^(?:TI|T1|CT|BT|AU|A1|DO|DI)$/;

/** Whether a text of unknown format is RIS or MEDLINE: a record begins in its first 4,000 characters. */
export function isRis(text: string): boolean {
  const head = text.slice(0, 4000);
  return /^[ \t\ufeff]*TY[ \t\u00a0]{1,3}-[ \t\u00a0]?[A-Za-z]/m.test(head) || isMedlineText(head);
}

export const isMedlineText = (text: string): boolean =>
  /^\ufeff?\s*PMID- {0,2}\d/.test(text) && /^TI {2}- /m.test(text.slice(0, 20_000));

function* linesOf(text: string): Generator<string, void, void> {
  const ending = /\r\n?|\n/g;
  const isClean = !/[\u2028\u2029\ufeff]/.test(text);
  const line = (written: string) => (isClean ? written : cleaned(written));
  let start = 0;
  for (let match = ending.exec(text); match !== null; match = ending.exec(text)) {
    yield line(text.slice(start, match.index));
    start = ending.lastIndex;
  }
  yield line(text.slice(start));
}

/** Some services put Unicode line separators into values; joined files have byte order marks inside. */
const cleaned = (line: string) => line.replace(/\s?[\u2028\u2029]\s?/g, " ").replace(/\ufeff/g, "");
