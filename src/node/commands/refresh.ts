import { dirname, resolve } from "node:path";
import type { Library } from "../../core/library/library.ts";
import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { isPaperFile } from "../../core/library/source.ts";
import type { Comparison, Difference } from "../../core/online/refresh/compareRecord.ts";
import type { OwnRecord } from "../../core/online/refresh/refreshAll.ts";
import type { Paper, PaperField } from "../../core/paper.ts";
import { problemText } from "../../core/problems/problemText.ts";
import { jsonText, visibleText } from "../../core/text/terminalText.ts";
import { loadBundle } from "../bundles.ts";
import { type Command, type CommandCall, UsageError } from "../command.ts";
import { nodeFiles } from "../files.ts";
import { loadLibrary } from "../library.ts";
import { onlineClient, serverOption, untilInterrupted } from "../online/onlineClient.ts";
import { progressBar } from "../terminal.ts";
import { warnOfProblems } from "./commandLibrary.ts";

interface Row extends Comparison {
  readonly citekey: string;
  readonly file: string;
  /** Whether the changes were written to the file. */
  readonly written: boolean;
}

/** `refresh [CITEKEY…]`: updates paper files from their sources, and keeps what the reader wrote. */
export const refresh: Command = {
  minOperands: 0,
  formats: ["text", "json"],
  // What another library has of a paper would be taken for what its file has.
  hasLibrary: false,
  options: {
    to: { value: "DIR", help: "the folder of paper files (default: papers)" },
    "dry-run": { help: "write nothing, show the differences" },
    ...serverOption,
  },
  run: async (call) => {
    const to = typeof call.options.to === "string" ? call.options.to : "papers";
    const { library } = loadLibrary({ ...call, libraries: [to], seeds: false, sources: [] });
    warnOfProblems(call, library);
    const papers = chosen(library, call);
    const rows: Row[] = [];
    let isWhole = false;
    const { client, online } = onlineClient(call);
    const bar = progressBar(call.terminal, "papers");
    let done = 0;
    let failed = 0;
    const warn = (paper: Paper, sentence: string) => {
      failed++;
      call.terminal.warn(`${paper.citekey}: ${sentence}`);
    };
    await untilInterrupted(async (signal) => {
      for await (const one of online.refreshAll(papers.map(ownRecord), client, signal)) {
        const { paper } = one.own;
        if (one.kind === "compared") {
          const row = await take(paper, one.comparison, library, online.editsOf, call);
          if (row) rows.push(row);
        } else if (one.kind === "absent") warn(paper, `no source that was asked knows ${one.own.id}.`);
        else warn(paper, online.faultText(one.fault));
        bar.show(++done, papers.length);
      }
      isWhole = true;
    });
    bar.clear();
    call.terminal.out(call.format === "json" ? jsonText(rows) : rows.map(changesText).join(""));
    return isWhole && failed === 0 ? 0 : 1;
  },
};

const ownRecord = (paper: LibraryPaper): OwnRecord => ({ id: paper.id, paper });

/** The papers with the given citekeys; without any, all papers of the folder that have an id other than a citekey. */
function chosen(library: Library, { operands }: CommandCall): readonly LibraryPaper[] {
  const named = operands.map((key) => {
    const paper = library.byCitekey(key);
    if (!paper) throw new UsageError(`There is no paper "${key}" in the folder.`);
    return paper;
  });
  return operands.length > 0 ? named : library.papers.filter(({ id }) => !id.startsWith("key:"));
}

async function take(
  paper: Paper,
  comparison: Comparison,
  library: Library,
  editsOf: ReturnType<typeof onlineClient>["online"]["editsOf"],
  call: CommandCall,
): Promise<Row | undefined> {
  const { news, kept } = comparison;
  const origin = library.byCitekey(paper.citekey)?.origins.find(({ kind }) => isPaperFile(kind));
  if (!origin || news.length + kept.length === 0) return undefined;
  const { file } = origin;
  const row = { citekey: paper.citekey, file, news, kept };
  if (news.length === 0 || call.options["dry-run"]) return { ...row, written: false };
  const path = resolve(call.cwd, file);
  const name = path.slice(dirname(path).length + 1);
  const { updatePaper } = loadBundle(call.product, "library");
  const written = await updatePaper(nodeFiles(dirname(path)), name, editsOf(paper, news));
  if (written.kind === "written" || written.kind === "unchanged") return { ...row, written: true };
  const reason =
    written.kind === "failed"
      ? written.reason
      : written.kind === "unreadable"
        ? problemText(written.problem)
        : "it changed meanwhile";
  call.terminal.warn(`${file} is left as it is: ${reason}.`);
  call.endWith(2);
  return { ...row, written: false };
}

function changesText({ file, news, kept, written }: Row): string {
  const mark = written ? "+" : "~";
  const lines = [
    ...news.map((one) => `  ${mark} ${differenceText(one)}`),
    ...kept.map((one) => `  = ${one.field}: yours stays; the source has ${valueText(one.theirs)}`),
  ];
  return `${visibleText(file)}\n${lines.join("\n")}\n`;
}

const differenceText = ({ field, own, theirs }: Difference): string =>
  own === undefined ? `${field}: ${valueText(theirs)}` : `${field}: ${valueText(own)} → ${valueText(theirs)}`;

function valueText(value: NonNullable<Paper[PaperField]>): string {
  const text = visibleText(Array.isArray(value) ? value.join(", ") : String(value));
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
