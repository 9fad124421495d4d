import type { Layer, SourceFile, SourceRecord } from "../../library/source.ts";
import type { Problem } from "../../problem.ts";
import { texText } from "../tex/texText.ts";
import { bibtexPaper } from "./bibtexPaper.ts";
import { type BibtexEntry, type BibtexFault, type BibtexItem, bibtexItems } from "./entryReader.ts";
import { withInherited } from "./inheritance.ts";

/** Entries that are no papers: settings of styles, and parts that other entries take over. */
const noPapers: ReadonlySet<string> = new Set(["control", "ieeetranbstctl", "xdata", "bibnote", "set"]);

/** What reference managers keep for themselves, what is long, and what stands for fields that are there already. */
const leftOut =
  /^(?:abstract|keywords?|tags|comments?|review|files?|pdf|local-?url|owner|time-?stamp|groups|read|read-?status|priority|ranking|rating|annote|annotation|__markedentry|(?:date|creation|modification)-?(?:added|date|modified)|(?:bdsk|mendeley|citeulike|posted)-.*|ids|crossref|xref|xdata)$/;

/**
 * The records of a BibTeX or biblatex file. An entry that does not parse costs itself alone and is a Problem with its
 * line; of two entries with one citekey the first counts. Never throws.
 */
export function parseBibtex(text: string, file: string, layer: Layer): SourceFile {
  const steps = bibtexSteps(text, file, layer);
  while (true) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** In milliseconds. */
const slice = 6;

/** The same in slices of a few milliseconds, with a pause after each. Rejects with the signal's reason when aborted. */
export async function parseBibtexInSlices(
  text: string,
  file: string,
  layer: Layer,
  signal?: AbortSignal,
): Promise<SourceFile> {
  const steps = bibtexSteps(text, file, layer);
  while (true) {
    const end = performance.now() + slice;
    while (performance.now() < end) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
  }
}

/** Two passes, an entry a step: an entry may take fields from one that comes after it. */
function* bibtexSteps(text: string, file: string, layer: Layer): Generator<void, SourceFile, void> {
  const problems: Problem[] = [];
  const entries = new Map<string, BibtexEntry>();
  for (const item of bibtexItems(text.startsWith("\ufeff") ? text.slice(1) : text)) {
    const problem = takeIn(item, file, entries);
    if (problem !== undefined) problems.push(problem);
    yield;
  }
  const records: SourceRecord[] = [];
  for (const entry of entries.values()) {
    if (!noPapers.has(entry.type)) records.push(recordOf(entry, entries));
    yield;
  }
  return { file, layer, records, problems };
}

function takeIn(item: BibtexItem, file: string, entries: Map<string, BibtexEntry>): Problem | undefined {
  if (item.kind === "fault") return faultProblem(item.fault, file);
  const { entry } = item;
  const first = entries.get(entry.key);
  if (entry.key === "") {
    return faultProblem({ place: entry.place, reason: "There is no citekey.", kept: false }, file);
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

function faultProblem({ place, reason, kept }: BibtexFault, file: string): Problem {
  const args = { reason, part: kept ? "rest" : "entry" };
  return { file, ...place, code: "unreadable-file", severity: kept ? "warning" : "error", args };
}

function recordOf(entry: BibtexEntry, entries: ReadonlyMap<string, BibtexEntry>): SourceRecord {
  const fields = withInherited(entry, entries);
  const otherCitekeys = (fields.get("ids") ?? "")
    .split(",")
    .map((part) => texText(part))
    .filter((key) => key !== "" && key !== entry.key);
  return {
    paper: bibtexPaper(entry.key, entry.type, fields),
    line: entry.place.line,
    original: {
      entry: {
        type: entry.type,
        fields: Object.fromEntries([...fields].filter(([name]) => !leftOut.test(name))),
      },
    },
    ...(otherCitekeys.length > 0 && { otherCitekeys }),
  };
}
