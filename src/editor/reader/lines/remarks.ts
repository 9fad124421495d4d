import * as vscode from "vscode";
import type { Backlink } from "../../../core/citations/citationIndex.ts";
import { type CodeLine, followLines } from "../../../core/lineNotes/followLine.ts";
import { type LineNote, lineNotesIn } from "../../../core/lineNotes/lineNote.ts";
import type { Remark } from "../../../protocol/remarks.ts";
import { cellLines } from "../../documents/cellLines.ts";
import { newestLines } from "../../documents/newestText.ts";
import { linkTargets } from "../../lineNotes/paths.ts";

/** At most this many remarks on one paper are followed. */
const mostRemarks = 200;

/** The notes' remarks on lines of code, each with the current place of its line. */
export async function remarksFor(
  notes: string,
  file: vscode.Uri,
  backlinks: readonly Backlink[],
): Promise<readonly Remark[]> {
  return await followed(lineNotesIn(notes).slice(0, mostRemarks), file, backlinks);
}

/** Notes on lines, each with the current place of its line; without a place if no file has the line. */
export async function followed(
  found: readonly LineNote[],
  file: vscode.Uri,
  backlinks: readonly Backlink[],
): Promise<readonly Remark[]> {
  const targets = new Map(found.map((note) => [note, linkTargets(file, note.path)]));
  const places = new Map<LineNote, Place>();
  const most = Math.max(0, ...[...targets.values()].map(({ length }) => length));
  // Try each note's likeliest file first.
  for (let rank = 0; rank < most; rank++) {
    const byFile = new Map<string, { readonly target: vscode.Uri; readonly notes: LineNote[] }>();
    for (const [note, candidates] of targets) {
      const target = candidates[rank];
      if (target === undefined || places.has(note)) continue;
      const one = byFile.get(target.toString()) ?? { target, notes: [] };
      one.notes.push(note);
      byFile.set(target.toString(), one);
    }
    // One after another: together they may not fit into memory.
    for (const { target, notes: some } of byFile.values())
      for (const [note, place] of await placesIn(target, some, backlinks)) places.set(note, place);
  }
  return found.map((note) => remarkOf(note, places.get(note), targets.get(note)?.[0]));
}

/** The current place of a note's line, in its file and as the page names it. */
interface Place {
  readonly label: string;
  readonly place: NonNullable<Remark["place"]>;
}

/** The places of notes whose lines are in one file. */
async function placesIn(
  target: vscode.Uri,
  notes: readonly LineNote[],
  backlinks: readonly Backlink[],
): Promise<ReadonlyMap<LineNote, Place>> {
  const file = target.toString();
  const lines = await newestLines(file);
  if (lines === undefined) return new Map();
  const here = backlinks.filter((backlink) => backlink.file === file);
  // A notebook's lines are in its cells, which are only known through their citations.
  const isNotebook = here.some(({ citation }) => citation.cell !== undefined);
  const lineOf = followLines(
    notes,
    here.map((backlink) => codeLine(backlink, lines)),
    isNotebook ? undefined : lines,
  );
  const shown = vscode.workspace.asRelativePath(target);
  return new Map(
    notes.flatMap((note, n): [LineNote, Place][] => {
      const one = lineOf[n];
      if (one === undefined || one.kind === "gone") return [];
      const { kind, line } = one;
      const place = { file, line, ...(kind !== "there" && { change: kind }) };
      return [[note, { label: `${shown}:${note.at + 1}`, place }]];
    }),
  );
}

/** A remark as the page shows it. Its label has the file's path in the workspace, even if the line is gone. */
function remarkOf(
  { day, path, at, said, remark }: LineNote,
  found: Place | undefined,
  likeliest: vscode.Uri | undefined,
): Remark {
  const file = likeliest === undefined ? path : vscode.workspace.asRelativePath(likeliest);
  return {
    ...(day !== undefined && { day }),
    ...(said !== undefined && { said }),
    text: remark,
    link: `${path}#L${at + 1}`,
    label: found?.label ?? `${file}:${at + 1}`,
    ...(found && { place: found.place }),
  };
}

function codeLine({ citation }: Backlink, lines: readonly string[]): CodeLine {
  const near = cellLines({ lines, citation });
  return { line: citation.line, text: near.lines[near.citation.line] ?? "" };
}
