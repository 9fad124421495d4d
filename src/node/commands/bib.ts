import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { citedRecords } from "../../core/bibliography/export/citedRecords.ts";
import {
  bibliographyFormats,
  exportBibliography,
} from "../../core/bibliography/export/exportBibliography.ts";
import { shippedStyleNames } from "../../core/bibliography/styles/styleNames.ts";
import { groupByPaper } from "../../core/citations/groupByPaper.ts";
import type { PaperId } from "../../core/paperId.ts";
import { terminalBibliography } from "../../core/text/terminalText.ts";
import { type Command, type CommandCall, UsageError } from "../command.ts";
import { showPath } from "../library.ts";
import { kindAt } from "../namedPath.ts";
import { writeReasonOf } from "../reason.ts";
import { scanOperands } from "../scan/scanOperands.ts";
import { writeAtomically } from "../writeAtomically.ts";
import { styleOf } from "./bibStyle.ts";
import { foundIndex, warnOfProblems } from "./commandLibrary.ts";

/** How many unknown works are named; the rest are counted. */
const named = 10;

/** `bib PATH…`: prints a bibliography of exactly the papers that the files below the paths cite. */
export const bib: Command = {
  minOperands: 1,
  formats: bibliographyFormats,
  options: {
    output: { value: "FILE", help: "write to FILE; an existing file is kept unless --force is given" },
    force: { help: "overwrite the file that --output names" },
    style: {
      value: "STYLE",
      help: `of --format text: ${shippedStyleNames.join(", ")} or a .csl file (citations by CSL, citeproc-js)`,
    },
  },
  run: async (call) => {
    const output = outputOf(call);
    const style = styleOf(call);
    const { library, scan } = await scanOperands(call);
    warnOfProblems(call, library);
    const { papers, bare, unknown } = citedRecords(groupByPaper(foundIndex(scan.found, library), library));
    warnOfBare(call, bare.length);
    warnOfUnknown(call, unknown);
    const format = bibliographyFormats.find((known) => known === call.format) ?? bibliographyFormats[0];
    const text = style?.(papers) ?? exportBibliography(papers, format);
    if (output === undefined) call.terminal.out(format === "csl-json" ? text : terminalBibliography(text));
    else await write(output, String(call.options.output), text);
    return 0;
  },
};

/** The path from `--output`, checked before the scan, which may take long. */
function outputOf({ options, cwd }: CommandCall): string | undefined {
  const { output, force } = options;
  if (typeof output !== "string") return undefined;
  const path = resolve(cwd, output);
  const folder = dirname(path);
  if (kindAt(folder, output) !== "folder")
    throw new UsageError(`${output} cannot be written: there is no folder ${showPath(cwd, folder)}.`);
  if (kindAt(path, output) === "folder") throw new UsageError(`${output} cannot be written: it is a folder.`);
  if (existsSync(path) && force !== true) {
    throw new UsageError(`${output} is there already; --force writes over it.`);
  }
  return path;
}

async function write(path: string, shown: string, text: string): Promise<void> {
  try {
    await writeAtomically(path, new TextEncoder().encode(text));
  } catch (error) {
    throw new UsageError(`${shown} cannot be written: ${writeReasonOf(error)}.`);
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
