import { languageOf } from "../citations/languages/languageOf.ts";
import { type CitingCell, citingCells } from "../citations/notebooks/citingCells.ts";
import type { CheckedFile } from "./checkContext.ts";

/** A text to check: a file, or a cell of a notebook. */
export interface CheckedText extends CheckedFile, Partial<Pick<CitingCell, "placeInFile">> {
  /** All lines of the file: what counts for the whole file may be in another cell. */
  readonly fileLines: readonly string[];
}

/** The texts of a file: the file itself, or of a notebook the cells that cite. */
export function checkedTexts(file: CheckedFile): readonly CheckedText[] {
  const { lines, citations } = file;
  const cells = languageOf(file.file) === "notebook" ? citingCells(lines.join("\n"), citations) : undefined;
  return (cells ?? [file]).map((text) => ({ file: file.file, ...text, fileLines: lines }));
}
