import * as vscode from "vscode";
import type { Backlink } from "../../../core/citations/citationIndex.ts";
import { type CodeLine, followLine } from "../../../core/lineNotes/followLine.ts";
import { type LineNote, lineNotesIn } from "../../../core/lineNotes/lineNote.ts";
import type { Remark } from "../../../protocol/remarks.ts";
import { cellLines } from "../../documents/cellLines.ts";
import { newestLines } from "../../documents/newestText.ts";
import { linkTargets } from "../../lineNotes/paths.ts";

/** The most remarks of one paper that are followed. */
const mostRemarks = 200;

/** The remarks of notes on lines of code, each with the place of its line now. */
export async function remarksFor(
  notes: string,
  file: vscode.Uri,
  backlinks: readonly Backlink[],
): Promise<readonly Remark[]> {
  const texts = new Map<string, Promise<readonly string[] | undefined>>();
  const linesOf = (name: string) => {
    const known = texts.get(name) ?? newestLines(name);
    texts.set(name, known);
    return known;
  };
  const found = lineNotesIn(notes).slice(0, mostRemarks);
  return await Promise.all(
    found.map((note) => remarkOf(note, linkTargets(file, note.path), backlinks, linesOf)),
  );
}

/** A note on a line with the place of that line now; without a place where no target has it. */
export async function remarkOf(
  { day, path, at, said, remark }: LineNote,
  targets: readonly vscode.Uri[],
  backlinks: readonly Backlink[],
  linesOf: (file: string) => Promise<readonly string[] | undefined>,
): Promise<Remark> {
  const made = {
    ...(day !== undefined && { day }),
    ...(said !== undefined && { said }),
    text: remark,
    link: `${path}#L${at + 1}`,
    label: `${path}:${at + 1}`,
  };
  for (const target of targets) {
    const file = target.toString();
    const lines = await linesOf(file);
    if (lines === undefined) continue;
    const here = backlinks.filter((backlink) => backlink.file === file);
    // A notebook's lines are those of its cells, known from its citations alone.
    const isNotebook = here.some(({ citation }) => citation.cell !== undefined);
    const followed = followLine(
      { at, ...(said !== undefined && { said }) },
      here.map((backlink) => codeLine(backlink, lines)),
      isNotebook ? undefined : lines,
    );
    if (followed.kind === "gone") continue;
    const { kind, line } = followed;
    const label = `${vscode.workspace.asRelativePath(target)}:${at + 1}`;
    return { ...made, label, place: { file, line, ...(kind !== "there" && { change: kind }) } };
  }
  return made;
}

function codeLine({ citation }: Backlink, lines: readonly string[]): CodeLine {
  const near = cellLines({ lines, citation });
  return { line: citation.line, text: near.lines[near.citation.line] ?? "" };
}
