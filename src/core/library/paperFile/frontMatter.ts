import type { Paper } from "../../paper.ts";
import { recordLines } from "./yamlText.ts";

/** The parts of a Markdown file with YAML front matter, as offsets into its text. */
export interface FrontMatter {
  /** Where the YAML text begins (after the opening line) and ends (before the closing line). */
  readonly start: number;
  readonly end: number;
  /** Where the body begins, after the closing line; the text's length if nothing follows. */
  readonly body: number;
  /** The line end of the opening line; lines that we add use the same. */
  readonly eol: "\n" | "\r\n" | "\r";
}

const opening = /^\ufeff?---[ \t]*(\r\n|\n|\r)/;
const closing = /(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|[\r\n]|$)/g;

/** Finds the front matter: `---` on the first line, up to `---` (or `...`) on a line of its own. */
export function findFrontMatter(text: string): FrontMatter | "none" | "unclosed" {
  const open = opening.exec(text);
  if (open === null) return "none";
  const start = open[0].length;
  closing.lastIndex = start;
  const close = closing.exec(text);
  if (close === null) return "unclosed";
  const eol = open[1] === "\r\n" ? "\r\n" : open[1] === "\r" ? "\r" : "\n";
  return { start, end: close.index, body: close.index + close[0].length, eol };
}

/** Where the reader's notes begin in a paper file; `undefined` without a closed front matter. */
export function notesOffset(text: string): number | undefined {
  const front = findFrontMatter(text);
  return typeof front === "string" ? undefined : front.body;
}

/** The text of a new paper file: the record in the order of `paperFields`, then the notes unchanged. */
export function newPaperFile(paper: Paper, notes = ""): string {
  return `---\n${recordLines(paper).join("\n")}\n---\n${notes}`;
}
