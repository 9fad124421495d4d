import { slicedParsers } from "../../src/core/bibliography/bundle.ts";
import { type ImportFile, readImport } from "../../src/core/import/importFile.ts";
import { planImport } from "../../src/core/import/plan.ts";
import { Library } from "../../src/core/library/library.ts";
import { foreignNote } from "../../src/core/library/paperFile/foreignNote.ts";
import { bibEntry, cslItem, risEntry } from "./libraryPapers.ts";
import { rounded, type Timed, timed } from "./measure.ts";

const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
/** One entry in this many is broken. */
const broken = 1000;

/**
 * Imports this many entries of each format as the editor does, up to the preview. Reports how long it takes, how long
 * it blocks the event loop (milliseconds), and how many entries are new, known or doubtful. One entry in a thousand is
 * broken; the library has every tenth.
 */
export async function importBench(entries: number) {
  const range = Array.from({ length: entries }, (_, n) => n);
  const parsers = { ...slicedParsers, note: foreignNote };
  const texts = {
    "refs.bib": range
      .map((n) => (n % broken === 7 ? "@article{never, title = {Ends\n" : bibEntry(n)))
      .join("\n"),
    "refs.json": `[${range.map((n) => JSON.stringify(n % broken === 7 ? { id: n } : cslItem(n))).join(",\n")}]`,
    "refs.ris": range
      .map((n) => (n % broken === 7 ? "TY  - JOUR\nAU  - Nobody\nER  - \n" : risEntry(n)))
      .join("\n"),
  };
  const library = new Library();
  const known = range
    .filter((n) => n % 10 === 0)
    .map(bibEntry)
    .join("\n");
  const content = await slicedParsers.bibtex(known, "known.bib", { kind: "bibliography", order: 0 });
  if ("records" in content) library.setFile(content);
  const rows: Record<string, object> = {};
  for (const [name, text] of Object.entries(texts)) {
    let read: ImportFile | undefined;
    const reading = await timed(async () => {
      read = await readImport(text, name, parsers);
    });
    if (!read) throw new Error(`${name} is no format`);
    const files = [read];
    const counts: Record<string, number> = {};
    const comparing = await timed(async () => {
      const plan = await planImport(library, files, { breathe });
      for (const { kind } of plan.rows) counts[kind] = (counts[kind] ?? 0) + 1;
      counts.problems = plan.problems.length;
    });
    rows[name] = { ...counts, reading: shown(reading), comparing: shown(comparing) };
  }
  return rows;
}

const shown = ({ ms, blockP95, blockLongest }: Timed) => ({
  ms: rounded(ms),
  blockP95: rounded(blockP95),
  blockLongest: rounded(blockLongest),
});
