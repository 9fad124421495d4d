import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { citedRecords } from "../../core/bibliography/export/citedRecords.ts";
import {
  bibliographyFormats,
  exportBibliography,
} from "../../core/bibliography/export/exportBibliography.ts";
import { CitationIndex } from "../../core/citations/citationIndex.ts";
import { groupByPaper } from "../../core/citations/groupByPaper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { type Command, type CommandCall, UsageError } from "../command.ts";
import { writeAtomically } from "../files.ts";
import { reasonOf } from "../reason.ts";
import { scanOperands } from "../scan/scanOperands.ts";
import { warnOfProblems } from "./commandLibrary.ts";

/** So many unknown works are named; the rest is counted. */
const named = 10;

/** `bib PATH…`: prints a bibliography of exactly the papers that the files below the paths cite. */
export const bib: Command = {
  name: "bib",
  operands: "PATH…",
  minOperands: 1,
  summary: "A bibliography of the papers that the files below the paths cite",
  formats: bibliographyFormats,
  options: {
    output: { value: "FILE", help: "write to FILE; one that is there is left alone without --force" },
    force: { help: "write over the file that --output names" },
  },
  run: async (call) => {
    const output = outputOf(call);
    const { library, scan, exitCode } = await scanOperands(call);
    warnOfProblems(call, library);
    const index = new CitationIndex();
    index.batch(() => {
      for (const { file, citations } of scan.found) index.set(file, citations);
    });
    const { papers, bare, unknown } = citedRecords(groupByPaper(index, library));
    warnOfBare(call, bare.length);
    warnOfUnknown(call, unknown);
    const format = bibliographyFormats.find((known) => known === call.format) ?? bibliographyFormats[0];
    const text = exportBibliography(papers, format);
    if (output === undefined) call.terminal.out(text);
    else await write(output, text);
    return exitCode;
  },
};

/** The path of `--output`. Checked before the scan, which may take long. */
function outputOf({ options, cwd }: CommandCall): string | undefined {
  const { output, force } = options;
  if (typeof output !== "string") return undefined;
  const path = resolve(cwd, output);
  if (existsSync(path) && force !== true) {
    throw new UsageError(`${output} is there already; --force writes over it.`);
  }
  return path;
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeAtomically(path, new TextEncoder().encode(text));
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${reasonOf(error)}.`);
  }
}

function warnOfBare({ terminal }: CommandCall, count: number): void {
  if (count === 0) return;
  const works = count === 1 ? "1 cited work is" : `${count} cited works are`;
  terminal.warn(`${works} not in the library: the bibliography has no more of them than the id.`);
}

function warnOfUnknown({ terminal }: CommandCall, unknown: readonly PaperId[]): void {
  if (unknown.length === 0) return;
  const more = unknown.length > named ? `, and ${unknown.length - named} more` : "";
  const works = unknown.length === 1 ? "1 citation is" : `${unknown.length} citations are`;
  terminal.warn(`${works} of no known work and left out: ${unknown.slice(0, named).join(", ")}${more}.`);
}
