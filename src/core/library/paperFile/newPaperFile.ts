import type { Paper } from "../../paper.ts";
import { recordLines } from "./yamlText.ts";

/** The text of a new paper file: the record in the order of `paperFields`, then the notes as they are. */
export function newPaperFile(paper: Paper, notes = ""): string {
  return `---\n${recordLines(paper).join("\n")}\n---\n${notes}`;
}
