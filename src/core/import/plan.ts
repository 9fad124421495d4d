import { citekeyProblem } from "../citekeys/citekeyProblem.ts";
import { newCitekey } from "../citekeys/newCitekey.ts";
import { Library } from "../library/library.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import { type Doubt, KnownTitles, recognise } from "../library/recognisePaper.ts";
import type { Original } from "../library/source.ts";
import { type Paper, recordOf } from "../paper.ts";
import type { Problem } from "../problem.ts";
import type { ImportFile } from "./importFile.ts";

/** A paper in the files to import. */
export interface ImportRow {
  readonly kind: "new" | "known" | "doubtful";
  /** The record as it will be written; for a known paper, as it was read. */
  readonly paper: Paper;
  /** The paper of the library, or of the import, that this one is or may be. */
  readonly as?: { readonly citekey: string; readonly title: string };
  readonly doubt?: Doubt;
  /** Whether `as` is a paper of this import. */
  readonly isAgain?: true;
  readonly file: string;
  /** From 0. */
  readonly line: number;
  /** For a note: its text, which becomes the paper's file. */
  readonly note?: string;
  /** Whether a known paper's source has notes and highlights; new ones are added to its file. */
  readonly addsNotes?: true;
}

/** What an import will do. */
export interface ImportPlan {
  /** In the order of the files. */
  readonly rows: readonly ImportRow[];
  /** Problems in what could not be read, by file and line. */
  readonly problems: readonly Problem[];
  /**
   * Fields of new papers that paper files do not have, with the number of papers that have them; most frequent first.
   */
  readonly leftOut: readonly (readonly [field: string, count: number])[];
}

interface PlanOptions {
  /** Awaited every few milliseconds. */
  readonly breathe?: () => Promise<void>;
  /** Throws when the import is cancelled. */
  readonly check?: () => void;
}

/** How long to work at a time, in milliseconds. */
const slice = 6;

/**
 * Compares what was read with the library. Records of the same work, in whatever files, become one paper by the
 * library's own rules. A paper that is shipped with Marginalia, or only cited by code, does not belong to the reader
 * yet: it is new, and keeps its citekey.
 */
export async function planImport(
  library: Library,
  given: readonly ImportFile[],
  { breathe = async () => undefined, check = () => undefined }: PlanOptions = {},
): Promise<ImportPlan> {
  const pause = pauses(breathe, check);
  const files = toldApart(given);
  const read = new Library();
  for (const [place, { content, note }] of files.entries()) {
    // Notes first: the reader's own note takes precedence over a bibliography's record of the same work.
    const order = note === undefined ? files.length + place : place;
    await read.setFileInSlices({ ...content, layer: { kind: "bibliography", order } }, pause.now);
  }
  const titles = new KnownTitles();
  for (const paper of library.papers) {
    titles.add(paper);
    await pause.ifDue();
  }
  const byFile: ReadonlyMap<string, { readonly file: ImportFile; readonly order: number }> = new Map(
    files.map((file, order) => [file.content.file, { file, order }]),
  );
  // Each of these steps takes long with ten thousand papers, so others get their turn in between.
  await pause.now();
  const places = new Map<LibraryPaper, readonly [order: number, line: number]>();
  for (const paper of read.papers) {
    const [origin] = paper.origins;
    places.set(paper, [byFile.get(origin?.file ?? "")?.order ?? 0, origin?.line ?? 0]);
    await pause.ifDue();
  }
  const placeOf = (paper: LibraryPaper) => places.get(paper) ?? [0, 0];
  const inOrder = [...places.keys()].sort((a, b) => {
    const [[m, x], [n, y]] = [placeOf(a), placeOf(b)];
    return m - n || x - y;
  });
  await pause.now();
  const rows: ImportRow[] = [];
  const taken = new Set<string>();
  const imported = new Set<LibraryPaper>();
  const leftOut = new Map<string, number>();
  for (const paper of inOrder) {
    const [source, ...others] = paper.origins.flatMap(({ file }) => byFile.get(file)?.file ?? []);
    const row = rowOf(paper, source, { library, titles, taken, imported });
    rows.push(row);
    if (row.kind === "new") {
      const one = { ...paper, citekey: row.paper.citekey };
      titles.addFirst(one);
      imported.add(one);
      countLeftOut(paper, leftOut);
    }
    // Only one note on a work can become its file.
    for (const { note, content } of others)
      if (note !== undefined)
        rows.push({ ...row, kind: "known", as: row.paper, note, file: content.file, line: 0 });
    await pause.ifDue();
  }
  return {
    rows,
    problems: files.flatMap(({ content }) => content.problems),
    leftOut: byCount(leftOut),
  };
}

/** The files with a name each: of dropped files nothing but the name is known, and one would replace another. */
function toldApart(files: readonly ImportFile[]): readonly ImportFile[] {
  const named = new Map<string, ImportFile[]>();
  return files.flatMap((file) => {
    const { content } = file;
    const others = named.get(content.file) ?? [];
    // The same file again: it was named twice, or its folder was named too.
    if (others.some((other) => JSON.stringify(other) === JSON.stringify(file))) return [];
    named.set(content.file, [...others, file]);
    if (others.length === 0) return [file];
    return [{ ...file, content: { ...content, file: `${content.file} (${others.length + 1})` } }];
  });
}

interface Known {
  readonly library: Library;
  readonly titles: KnownTitles;
  /** Citekeys of this import, in lower case, since some disks treat `A.md` and `a.md` as the same file. */
  readonly taken: Set<string>;
  /** The new papers of this import so far. */
  readonly imported: ReadonlySet<LibraryPaper>;
}

function rowOf(
  paper: LibraryPaper,
  source: ImportFile | undefined,
  { library, titles, taken, imported }: Known,
): ImportRow {
  const [origin] = paper.origins;
  const [firstKey] = paper.citekeys;
  const isId = ([tag, value]: readonly [string, string]) => tag === "ID" && value === firstKey;
  const hasOwnKey = source?.hasOwnKeys === true || paper.original?.ris?.some(isId) === true;
  const found = recognise(paper, hasOwnKey, library, titles);
  const place = { file: origin?.file ?? "", line: origin?.line ?? 0 };
  const other = "as" in found ? found.as : undefined;
  const isHad =
    other !== undefined &&
    (imported.has(other) || other.origins.some(({ kind }) => !/^(?:seeds|cited)$/.test(kind)));
  const kind = found.kind === "known" && !isHad ? "new" : found.kind;
  const as = other && { citekey: other.citekey, title: other.title };
  const isAgain = other !== undefined && imported.has(other);
  const note = source?.note;
  const said = {
    ...place,
    ...(as && { as }),
    ...(isAgain && { isAgain: true as const }),
    ...(note !== undefined && { note }),
  };
  if (kind === "known") return { kind, paper: recordOf(paper), ...said };
  const isTaken = (key: string) => {
    const holder = library.byCitekey(key);
    return (
      taken.has(key.toLowerCase()) || (holder !== undefined && !(found.kind === "known" && holder === other))
    );
  };
  const ownKey = hasOwnKey ? firstKey : found.kind === "known" ? other?.citekey : undefined;
  const isUsable = ownKey !== undefined && citekeyProblem(ownKey) === undefined && !isTaken(ownKey);
  const citekey = isUsable ? ownKey : newCitekey(paper, isTaken);
  taken.add(citekey.toLowerCase());
  return {
    kind,
    paper: { ...recordOf(paper), citekey },
    ...said,
    ...(found.kind === "doubtful" && { doubt: found.doubt }),
  };
}

/** Lets other work run when a time slice is over. */
function pauses(breathe: () => Promise<void>, check: () => void) {
  let since = performance.now();
  const now = async () => {
    await breathe();
    check();
    since = performance.now();
  };
  return { now, ifDue: async () => (performance.now() - since > slice ? now() : undefined) };
}

/** Fields of BibTeX, CSL-JSON and RIS that a record has, and those that are only about the entry itself. */
const taken =
  /^(?:title|subtitle|shorttitle|title-short|author|year|date|month|day|issued|journal|journaltitle|booktitle|container-title|container-title-short|eprint.*|archiveprefix|primaryclass|doi|url|abstract|keywords?|tags?|id|ids|citation-key|type|archive|archive_location|urldate|accessed|language|langid|source|howpublished|biburl|bibsource|timestamp|arxiv.*|crossref|file)$/i;

/** Counts the fields of bibliographies that paper files do not have. */
export function leftOutFields(
  papers: readonly { readonly original?: Original }[],
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const paper of papers) countLeftOut(paper, counts);
  return byCount(counts);
}

function countLeftOut({ original }: { readonly original?: Original }, counts: Map<string, number>): void {
  for (const field of Object.keys(original?.entry?.fields ?? original?.item ?? {})) {
    if (taken.test(field)) continue;
    const name = field.toLowerCase();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
}

const byCount = (counts: ReadonlyMap<string, number>) =>
  [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
