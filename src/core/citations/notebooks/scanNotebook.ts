import { LineReader } from "../../text/lineReader.ts";
import type { Citation, PlacedCitation } from "../citation.ts";
import type { Language } from "../languages/language.ts";
import { languageNamed, languageOf } from "../languages/languageOf.ts";
import { decoded, literalEnd, rawOffsets } from "./cellOffsets.ts";
import { readNotebookCells } from "./notebookCells.ts";

/**
 * The citations of a notebook's cells: code in its language, Markdown, and raw cells as text of an unknown
 * language. Outputs are not scanned. Lines and columns are those of the raw file; `text` is decoded, so it
 * differs from the text in the range if JSON escapes something in it. A file that is not a notebook's JSON is
 * scanned as text of an unknown language.
 */
export function scanNotebook(
  raw: string,
  scanPart: (text: string, language: Language) => readonly PlacedCitation[],
): Citation[] {
  const notebook = readNotebookCells(raw);
  if (!notebook) return scanPart(raw, "other").map(({ citation }) => citation);
  const lines = new LineReader(raw);
  return notebook.cells.flatMap((cell, index) => {
    const { pieces, text } = decoded(cell.source);
    const offsetIn = rawOffsets(raw, pieces);
    const kernel = languageNamed(cell.language ?? notebook.language ?? "python");
    const language =
      cell.kind === "code" ? cellLanguage(kernel, text) : cell.kind === "markdown" ? "markdown" : "other";
    return scanPart(text, language === "notebook" ? "other" : language).flatMap(
      ({ citation, start, end }) => {
        const from = offsetIn(start).at;
        const to = offsetIn(end - 1).end;
        const line = lines.at(from);
        // A literal may end in the middle of a citation; the part in the next literal is left out of the
        // range.
        const until = to > from && !raw.slice(from, to).includes("\n") ? to : literalEnd(pieces, start);
        return [{ ...citation, line, start: from - lines.start, end: until - lines.start, cell: index }];
      },
    );
  });
}

/**
 * Matches the cell magic on the first line of a cell: `%%bash`, `%%script perl -w`, `%%writefile -a src/kernel.cu`.
 */
const magic = /^\s{0,100}%%(\w{1,30})([^\r\n]{0,300})/;

/** IPython's own names of languages in cell magic. */
const named: ReadonlyMap<string, Language> = new Map([
  ["html", "html"],
  ["javascript", "javascript"],
  ["latex", "tex"],
  ["markdown", "markdown"],
  ["svg", "xml"],
]);

/**
 * The language of a code cell: the kernel's, or the one that IPython's cell magic selects. Magic about
 * running the cell (`%%time`) keeps the kernel's language.
 */
export function cellLanguage(kernel: Language, text: string): Language {
  if (kernel !== "python" || !text.includes("%%")) return kernel;
  const [, name = "", rest = ""] = magic.exec(text.slice(0, 500)) ?? [];
  if (name === "") return kernel;
  const words = rest.split(/\s+/).filter((word) => word !== "" && !word.startsWith("-"));
  const [program = "", path = ""] = [words[0], words.at(-1)];
  if (/^script$/i.test(name)) return languageNamed(program.replace(/[\d.]+$/, ""));
  if (/^(?:writefile|file)$/i.test(name)) return languageOf(path);
  const language = named.get(name.toLowerCase()) ?? languageNamed(name);
  return language === "other" || language === "notebook" ? kernel : language;
}
