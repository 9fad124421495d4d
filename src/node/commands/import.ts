import { resolve } from "node:path";
import type { Files } from "../../core/files.ts";
import { type ImportFile, readImport } from "../../core/import/importFile.ts";
import { importText } from "../../core/import/importText.ts";
import { type ImportPlan, type ImportRow, planImport } from "../../core/import/plan.ts";
import { withGuess } from "../../core/library/fileText.ts";
import { localDay } from "../../core/localDay.ts";
import { problemText } from "../../core/problems/problemText.ts";
import { foreignText } from "../../core/text/foreignText.ts";
import { jsonText, terminalText } from "../../core/text/terminalText.ts";
import { loadBundle } from "../bundles.ts";
import { type Command, type CommandCall, type ExitCode, UsageError } from "../command.ts";
import { manyNodeFiles } from "../files.ts";
import { importOperands } from "../importOperands.ts";
import { loadLibrary, showPath } from "../library.ts";
import { isFolderThere } from "../namedPath.ts";
import { reasonOf } from "../reason.ts";
import { readRegularFile } from "../regularFile.ts";
import { painter, progressBar } from "../terminal.ts";
import { warnOfProblems } from "./commandLibrary.ts";

/** `import FILE|FOLDER… --to DIR`: writes paper files from bibliographies, pages and notes. */
export const importPapers: Command = {
  minOperands: 1,
  formats: ["text", "json"],
  options: {
    to: { value: "DIR", help: "the folder of paper files; created if there is none" },
    "dry-run": { help: "say what is new, known and doubtful; write nothing" },
    doubtful: { help: "write the doubtful ones too" },
    json: { help: "the same as --format json" },
  },
  run: async (call) => {
    const { to, "dry-run": isDry, doubtful } = call.options;
    if (typeof to !== "string") throw new UsageError("import needs --to DIR, the folder of paper files.");
    const folder = resolve(call.cwd, to);
    const libraries = [...(isFolderThere(folder, to) ? [to] : []), ...call.libraries];
    const { library } = loadLibrary({ ...call, libraries, sources: [] });
    warnOfProblems(call, library);
    const { files, isComplete } = await readFiles(call);
    const plan = await planImport(library, files);
    const isJson = call.format === "json" || call.options.json === true;
    if (!isJson) tell(call, plan);
    const chosen = plan.rows.filter(
      ({ kind }) => kind === "new" || (kind === "doubtful" && doubtful === true),
    );
    const written = isDry === true ? [] : await write(call, folder, chosen);
    if (isJson) call.terminal.out(jsonText(report(plan, written, isDry === true)));
    else sum(call, plan, written, { to: showPath(call.cwd, folder), isDry: isDry === true });
    const isFailed = written.some(({ reason }) => reason !== undefined);
    return exitCode(plan, isComplete && !isFailed, doubtful === true);
  },
};

interface WrittenRow {
  readonly row: ImportRow;
  readonly citekey: string;
  /** Why the file was not written. */
  readonly reason?: string;
}

function exitCode(plan: ImportPlan, isComplete: boolean, areDoubtfulWritten: boolean): ExitCode {
  if (!isComplete) return 2;
  const isDoubtful = !areDoubtfulWritten && plan.rows.some(({ kind }) => kind === "doubtful");
  const isWrong = plan.problems.some(({ severity }) => severity === "error" || severity === "warning");
  return isDoubtful || isWrong ? 1 : 0;
}

/** Reads what the operands name; reports what cannot be read, and continues. */
async function readFiles(call: CommandCall): Promise<{
  readonly files: readonly ImportFile[];
  readonly isComplete: boolean;
}> {
  const { fileParsers } = loadBundle(call.product, "bibliography");
  const parsers = { ...fileParsers, note: loadBundle(call.product, "library").foreignNote };
  const files: ImportFile[] = [];
  let isComplete = true;
  let others = 0;
  for (const { path, ...operand } of importOperands(call)) {
    const shown = showPath(call.cwd, path);
    try {
      if ("reason" in operand) throw new Error(operand.reason);
      const { isNamed } = operand;
      const source = foreignText(readRegularFile(path));
      const read = await readImport(source.text, shown, parsers, { isNamed });
      if (read !== undefined) {
        const content = withGuess(read.content, source);
        files.push({ ...read, ...("records" in content && { content }) });
      } else if (isNamed) {
        isComplete = false;
        call.terminal.warn(`${shown} holds no papers that can be read: ${formats}.`);
      } else others++;
    } catch (error) {
      isComplete = false;
      call.leaveOut(shown, reasonOf(error));
    }
  }
  if (others > 0)
    call.terminal.warn(`${others} other ${others === 1 ? "file is" : "files are"} no notes on papers.`);
  return { files, isComplete };
}

const formats =
  "it is no BibTeX, CSL-JSON or RIS, no text of a Daily Papers page and no note with a citekey or an id in its front matter";

async function write(
  call: CommandCall,
  folder: string,
  rows: readonly ImportRow[],
): Promise<readonly WrittenRow[]> {
  const { files, end } = manyNodeFiles(folder);
  try {
    return await writeEach(call, files, rows);
  } finally {
    await end();
  }
}

async function writeEach(
  call: CommandCall,
  files: Files,
  rows: readonly ImportRow[],
): Promise<readonly WrittenRow[]> {
  const { createPaper } = loadBundle(call.product, "library");
  const added = localDay();
  const bar = progressBar(call.terminal, "papers");
  const written: WrittenRow[] = [];
  for (const row of rows) {
    bar.show(written.length, rows.length);
    const { note, paper } = row;
    const done =
      note === undefined
        ? await createPaper(files, "", { ...paper, added })
        : await createPaper(files, "", paper, { text: note });
    if (done.kind === "written") written.push({ row, citekey: done.citekey });
    else {
      const reason =
        done.kind === "failed"
          ? done.reason
          : done.kind === "unreadable"
            ? problemText(done.problem)
            : `${done.path} is there already`;
      written.push({ row, citekey: paper.citekey, reason });
    }
  }
  bar.clear();
  for (const { citekey, reason } of written)
    if (reason !== undefined) call.terminal.warn(`${citekey} is not written: ${reason}.`);
  return written;
}

/** Shows what will and will not be written, before writing. */
function tell({ terminal }: CommandCall, { rows, problems, leftOut }: ImportPlan): void {
  const paint = painter(terminal.colour);
  const colours = { new: "32", known: "2", doubtful: "33" } as const;
  for (const row of rows) {
    const { kind, paper, file, line } = row;
    const place = row.note === undefined ? `${file}:${line + 1}` : file;
    const why = importText(row);
    terminal.out(
      `${paint(colours[kind], kind.padEnd(8))}  ${paint("36", paper.citekey)}  ${terminalText(paper.title)}` +
        `${paint("2", `  (${place})`)}${why === "" ? "" : `\n          ${terminalText(why)}`}\n`,
    );
  }
  for (const problem of problems)
    terminal.warn(`${problem.file}:${problem.line + 1}: ${problemText(problem)}`);
  if (leftOut.length > 0) {
    const fields = leftOut.map(([field, count]) => `${field} (${count})`).join(", ");
    terminal.warn(`Paper files have no place for some fields of the new papers: ${fields}.`);
  }
}

function sum(
  { terminal }: CommandCall,
  { rows }: ImportPlan,
  written: readonly WrittenRow[],
  { to, isDry }: { readonly to: string; readonly isDry: boolean },
): void {
  const count = (kind: ImportRow["kind"]) => rows.filter((row) => row.kind === kind).length;
  const done = written.filter(({ reason }) => reason === undefined).length;
  const papers = `${count("new")} new, ${count("known")} known, ${count("doubtful")} doubtful`;
  terminal.warn(`${papers}; ${isDry ? "nothing is written" : `${done} written to ${to}`}.`);
}

function report(
  { rows, problems, leftOut }: ImportPlan,
  written: readonly WrittenRow[],
  isDry: boolean,
): object {
  const of = (kind: ImportRow["kind"]) =>
    rows
      .filter((row) => row.kind === kind)
      .map((row) => ({
        ...row.paper,
        file: row.file,
        line: row.line + 1,
        ...(row.as && { as: row.as.citekey }),
        ...(importText(row) !== "" && { reason: importText(row) }),
      }));
  return {
    dryRun: isDry,
    new: of("new"),
    known: of("known"),
    doubtful: of("doubtful"),
    problems: problems.map((problem) => ({
      file: problem.file,
      line: problem.line + 1,
      severity: problem.severity,
      message: problemText(problem),
    })),
    leftOut: Object.fromEntries(leftOut),
    written: written.flatMap(({ citekey, reason }) => (reason === undefined ? [citekey] : [])),
    failed: written.flatMap(({ citekey, reason }) => (reason === undefined ? [] : [{ citekey, reason }])),
  };
}
