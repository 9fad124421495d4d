import { citekeyProblem } from "../../citekeys/citekeyProblem.ts";
import { type Files, isChanged, isSameBytes, joined, readText } from "../../files.ts";
import type { Paper } from "../../paper.ts";
import type { Problem } from "../../problem.ts";
import { reasonOf } from "../../text/reasonOf.ts";
import { decodeUtf8 } from "../../text/utf8.ts";
import { editPaperFile, type PaperEdits } from "./editPaperFile.ts";
import { newPaperFile } from "./frontMatter.ts";
import { parsePaperFile } from "./parsePaperFile.ts";

/** The path for the paper of a key; `undefined` if the key cannot be a file name of ours. */
export function paperPath(folder: string, citekey: string): string | undefined {
  return citekeyProblem(citekey) === undefined ? joined(folder, `${citekey}.md`) : undefined;
}

/** The outcome of a write. `failed` has a reason for a sentence: the system's words, or ours. */
export type Written =
  | { readonly kind: "written"; readonly path: string; readonly citekey: string }
  | { readonly kind: "unchanged"; readonly path: string }
  /** The paper already has a file, which was left as it is. */
  | { readonly kind: "exists"; readonly path: string }
  | { readonly kind: "changed-meanwhile"; readonly path: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly problem: Problem }
  | { readonly kind: "failed"; readonly path: string; readonly reason: string };

/** The text of a note that already is a paper file, except for its citekey and what other sources say of the paper. */
export interface NoteText {
  readonly text: string;
}

const paperFileText = (paper: Paper, notes: string | NoteText): string | Problem =>
  typeof notes === "string" ? newPaperFile(paper, notes) : editPaperFile(notes.text, paper);

/**
 * Creates the file of a paper that has none. Never overwrites a file: if an existing one is this paper's, nothing
 * happens (`exists`); if it is another paper's, the next free key is used (`a`, `b`, …).
 */
export async function createPaper(
  files: Files,
  folder: string,
  paper: Paper,
  notes: string | NoteText = "",
): Promise<Written> {
  const first = paperPath(folder, paper.citekey);
  if (first === undefined) {
    const path = joined(folder, paper.citekey);
    return { kind: "failed", path, reason: `"${paper.citekey}" cannot be the name of a file` };
  }
  let path = first;
  try {
    for (const citekey of withSuffixes(paper.citekey)) {
      path = joined(folder, `${citekey}.md`);
      const text = await readText(files, path);
      if (text === undefined) {
        const made = paperFileText({ ...paper, citekey }, notes);
        if (typeof made !== "string") return { kind: "unreadable", path, problem: made };
        if (await isMade(files, path, made)) return { kind: "written", path, citekey };
      }
      // If another program was faster, look at its file like at any other.
      const taken = text ?? (await readText(files, path)) ?? "";
      const there = parsePaperFile(taken, path, { kind: "papers", order: 0 })?.records[0]?.paper;
      if (there && isSamePaper(there, paper)) return { kind: "exists", path };
    }
  } catch (error) {
    return { kind: "failed", path, reason: reasonOf(error) };
  }
  return { kind: "failed", path, reason: `no free name for ${paper.citekey}` };
}

/** Creates a new file; false if one appeared at the same moment. */
async function isMade(files: Files, path: string, text: string): Promise<boolean> {
  try {
    await files.write(path, new TextEncoder().encode(text), "nothing");
    return true;
  } catch (error) {
    if (isChanged(error)) return false;
    throw error;
  }
}

/**
 * Changes fields of a paper file and nothing else. Reads it again before writing: if another program changed the file
 * meanwhile, that change stays (`changed-meanwhile`), and the caller may try again.
 */
export async function updatePaper(files: Files, path: string, edits: PaperEdits): Promise<Written> {
  try {
    const before = await files.read(path);
    if (before === undefined) return { kind: "failed", path, reason: "there is no such file" };
    const text = decodeUtf8(before);
    const edited = editPaperFile(text, edits, path);
    if (typeof edited !== "string") return { kind: "unreadable", path, problem: edited };
    if (edited === text) return { kind: "unchanged", path };
    const now = await files.read(path);
    if (now === undefined || !isSameBytes(before, now)) return { kind: "changed-meanwhile", path };
    await files.write(path, new TextEncoder().encode(edited), before);
    const citekey =
      edits.citekey ?? parsePaperFile(edited, path, { kind: "papers", order: 0 })?.records[0]?.paper.citekey;
    return { kind: "written", path, citekey: citekey ?? "" };
  } catch (error) {
    if (isChanged(error)) return { kind: "changed-meanwhile", path };
    return { kind: "failed", path, reason: reasonOf(error) };
  }
}

/** Whether a file with a paper's key is that paper's: by the first kind of id that both have, else by the title. */
function isSamePaper(a: Paper, b: Paper): boolean {
  for (const field of ["arxiv", "doi", "openreview"] as const) {
    if (a[field] !== undefined && b[field] !== undefined) return a[field] === b[field];
  }
  return a.title === b.title;
}

function* withSuffixes(citekey: string): Iterable<string> {
  yield citekey;
  for (let n = 0; n < 26; n++) yield citekey + String.fromCharCode(97 + n);
}
