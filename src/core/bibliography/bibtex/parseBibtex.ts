import type { Layer, LibraryContent, SourceFile, SourceRecord, StringOf } from "../../library/source.ts";
import type { Problem } from "../../problem.ts";
import { atOnce, inSlices, type Steps } from "../../steps.ts";
import { FileProblems, longestField, peopleCutReason, tooLongReason } from "../fileProblems.ts";
import { isKeptBibliography } from "../keptBibliography.ts";
import { texText } from "../tex/texText.ts";
import { bibtexNameSteps } from "./bibtexNames.ts";
import { bibtexPaper } from "./bibtexPaper.ts";
import { type BibtexEntry, type BibtexFault, type BibtexItem, EntryReader } from "./entryReader.ts";
import { ForeignParents, isShared, sharedParent } from "./foreignParents.ts";
import { Inheritance } from "./inheritance.ts";
import { KnownRecords, markOf, remembered } from "./knownRecords.ts";

/** How much of a file's entries is shared with other files, in characters. */
const mostShared = 4_000_000;
/** Entry types that are not papers: style settings, and containers that other entries inherit from. */
const noPapers: ReadonlySet<string> = new Set(["control", "ieeetranbstctl", "xdata", "bibnote", "set"]);

/** Fields not kept for export: those of reference managers, long ones, and references that have been resolved. */
const notExported =
  /^(?:abstract|keywords?|tags|comments?|review|files?|pdf|local-?url|owner|time-?stamp|groups|read|read-?status|priority|ranking|rating|annote|annotation|__markedentry|(?:date|creation|modification)-?(?:added|date|modified)|(?:bdsk|mendeley|citeulike|posted)-.*|ids|crossref|xref|xdata)$/;

interface BibtexOptions {
  readonly isNamed?: boolean;
  readonly stringOf?: StringOf | undefined;
  /** The content of the file's last reading: records of unchanged entries are reused. */
  readonly before?: LibraryContent | undefined;
}

/**
 * Reads the records of a BibTeX or biblatex file. A broken entry only loses itself and becomes a Problem with its
 * line; of two entries with one citekey the first counts. `stringOf` looks up the `@string`s of other files, and the
 * entries to inherit from. Never throws.
 */
export function parseBibtex(
  text: string,
  file: string,
  layer: Layer,
  options: BibtexOptions = {},
): SourceFile {
  return atOnce(bibtexSteps(text, file, layer, options));
}

/** The same in slices of a few milliseconds, with a pause after each. Rejects with the signal's reason when aborted. */
export function parseBibtexInSlices(
  text: string,
  file: string,
  layer: Layer,
  { signal, ...options }: BibtexOptions & { readonly signal?: AbortSignal } = {},
): Promise<SourceFile> {
  return inSlices(bibtexSteps(text, file, layer, options), signal);
}

/** Two passes, one entry per step: an entry may inherit from one that comes after it. */
function* bibtexSteps(
  text: string,
  file: string,
  layer: Layer,
  { isNamed, stringOf, before }: BibtexOptions,
): Steps<SourceFile> {
  // Reading the bibliography that we keep ourselves would revive papers that no other file has any more.
  if (!isNamed && isKeptBibliography(text)) return { file, layer, records: [], problems: [] };
  const problems = new FileProblems(file);
  const entries = new Map<string, BibtexEntry>();
  const reader = new EntryReader(text.startsWith("\ufeff") ? text.slice(1) : text, stringOf);
  for (const item of reader.items()) {
    const problem = item && takeIn(item, file, entries);
    if (problem !== undefined) problems.add(problem);
    yield;
  }
  const leftOutOf = ({ place }: BibtexEntry, reason: string) =>
    problems.add(faultProblem({ place, reason, lost: "part" }, file));
  const foreign = new ForeignParents(stringOf ?? (() => undefined));
  const inheritance = new Inheritance(entries, text.length, leftOutOf, (key) => foreign.find(key));
  // Shared entries only inherit within this file, so that files cannot depend on each other in a circle.
  const own = new Inheritance(entries, text.length, () => undefined);
  let sharedLeft = mostShared;
  const parents: (readonly [name: string, text: string])[] = [];
  const records: SourceRecord[] = [];
  const known = new KnownRecords(before);
  for (const entry of entries.values()) {
    if (isShared(entry) && sharedLeft > 0) {
      const parent = sharedParent(entry, own.fieldsOf(entry));
      sharedLeft -= parent[1].length;
      parents.push(parent);
    }
    if (!noPapers.has(entry.type)) {
      const written = inheritance.fieldsOf(entry);
      const mark = markOf(entry.type, written, entry.fields);
      const same = known.of(entry.key, mark, entry.place.line);
      records.push(same ?? (yield* recordSteps(entry, written, mark, (reason) => leftOutOf(entry, reason))));
    }
    yield;
  }
  const strings = new Map([...reader.strings, ...parents]);
  const borrowed = new Map([...reader.borrowed, ...foreign.borrowed]);
  return {
    file,
    layer,
    records,
    problems: problems.all,
    ...(strings.size > 0 && { strings }),
    ...(borrowed.size > 0 && { borrowed }),
  };
}

function takeIn(item: BibtexItem, file: string, entries: Map<string, BibtexEntry>): Problem | undefined {
  if (item.kind === "fault") return faultProblem(item.fault, file);
  const { entry } = item;
  const first = entries.get(entry.key);
  if (entry.key === "") {
    return faultProblem({ place: entry.place, reason: "There is no citekey.", lost: "entry" }, file);
  }
  if (first !== undefined) {
    const other = `${file}:${first.place.line + 1}`;
    return {
      file,
      ...entry.place,
      code: "duplicate-citekey",
      severity: "warning",
      args: { citekey: entry.key, other },
    };
  }
  entries.set(entry.key, entry);
  return undefined;
}

function faultProblem({ place, reason, lost }: BibtexFault, file: string): Problem {
  const severity = lost === "entry" ? "error" : lost === "nothing" ? "information" : "warning";
  return { file, ...place, code: "unreadable-file", severity, args: { reason, part: lost } };
}

function* recordSteps(
  entry: BibtexEntry,
  written: ReadonlyMap<string, string>,
  mark: number,
  tell: (reason: string) => void,
): Steps<SourceRecord> {
  let isWhole = true;
  const report = (reason: string) => {
    isWhole = false;
    tell(reason);
  };
  const fields = readable(written, report);
  // Inherited editors are those of the book, not authors of this part.
  const people = written.get("author") ?? entry.fields.get("editor") ?? "";
  const { names, isCut } = yield* bibtexNameSteps(people);
  if (isCut) report(peopleCutReason(names.length));
  const otherCitekeys = (fields.get("ids") ?? "")
    .split(",")
    .map((part) => texText(part))
    .filter((key) => key !== "" && key !== entry.key);
  const attachments = entry.fields.get("file");
  const record: SourceRecord = {
    paper: bibtexPaper(entry.key, entry.type, fields, names),
    line: entry.place.line,
    original: {
      entry: {
        type: entry.type,
        fields: Object.fromEntries([...written].filter(([name]) => !notExported.test(name))),
        ...(attachments !== undefined && { attachments }),
      },
    },
    ...(otherCitekeys.length > 0 && { otherCitekeys }),
  };
  // A record with skipped parts is not remembered, so that the next reading reports them again.
  return isWhole ? remembered(record, mark) : record;
}

const people: ReadonlySet<string> = new Set(["author", "editor"]);
/** Fields that a record uses: leaving one out is reported. */
const told =
  /^(?:title|subtitle|shorttitle|doi|url|howpublished|note|eprint|keywords?|abstract|ids|booktitle|journal(?:title)?)$/;

const isLong = (value = "") => value.length > longestField;

/** The fields without overlong ones. Lists of people are cut later, by `bibtexNameSteps`. */
function readable(
  written: ReadonlyMap<string, string>,
  report: (reason: string) => void,
): ReadonlyMap<string, string> {
  const long = new Set([...written.keys()].filter((name) => !people.has(name) && isLong(written.get(name))));
  for (const name of long) if (told.test(name)) report(`The field ${name} is not read. ${tooLongReason}`);
  return long.size === 0 ? written : new Map([...written].filter(([name]) => !long.has(name)));
}
