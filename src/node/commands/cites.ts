import { type CitedPaper, groupByPaper } from "../../core/citations/groupByPaper.ts";
import { grouped } from "../../core/text/grouped.ts";
import { jsonText, terminalText } from "../../core/text/terminalText.ts";
import type { Command } from "../command.ts";
import { type ScannedOperands, scanOperands } from "../scan/scanOperands.ts";
import { painter } from "../terminal.ts";
import { foundIndex, warnOfProblems } from "./commandLibrary.ts";

/** `cites PATH…`: lists the papers that the files below the paths cite, and where. */
export const cites: Command = {
  minOperands: 1,
  formats: ["text", "json"],
  run: async (call) => {
    const began = performance.now();
    const scanned = await scanOperands(call, { withSayings: true });
    warnOfProblems(call, scanned.library);
    const papers = groupByPaper(foundIndex(scanned.scan.found, scanned.library), scanned.library);
    const elapsedMs = Math.round(performance.now() - began);
    if (call.format === "json") call.terminal.out(jsonText(asJson(scanned, papers, elapsedMs)));
    else call.terminal.out(asText(scanned, papers, call.terminal.colour));
    return 0;
  },
};

function asJson({ scan }: ScannedOperands, papers: readonly CitedPaper[], elapsedMs: number) {
  return {
    files: scan.files,
    bytes: scan.bytes,
    elapsedMs,
    papers: papers.map(({ id, paper, citedAs, citations }) => ({
      id,
      citekey: paper?.citekey ?? null,
      title: paper?.title || (citedAs?.title ?? paper?.title ?? null),
      ...(citedAs && { titleFrom: "cited" }),
      citations: citations.map(({ file, citation }) => ({
        file,
        line: citation.line + 1,
        column: citation.start + 1,
        endColumn: citation.end + 1,
        form: citation.form,
        context: citation.context,
        locator: citation.locator ?? null,
        text: citation.text,
        ...(citation.cell !== undefined && { cell: citation.cell }),
      })),
    })),
  };
}

function asText({ scan }: ScannedOperands, papers: readonly CitedPaper[], colour: boolean): string {
  const paint = painter(colour);
  const total = papers.reduce((sum, paper) => sum + paper.citations.length, 0);
  const blocks = papers.map(({ id, paper, citedAs, citations }) => {
    const title = paper?.title ? ` ${paper.title}` : citedAs ? ` ${citedAs.title} (as cited here)` : "";
    const key = paper ? paint("2", ` [${paper.citekey}]`) : "";
    const lines = citations.map(({ file, citation }) => {
      const place = paint("36", `${file}:${citation.line + 1}:${citation.start + 1}`);
      const locator = citation.locator === undefined ? "" : ` ${terminalText(citation.locator)}`;
      return `  ${place}${locator} ${paint("2", citation.context)}`;
    });
    return `${[`${paint("1", `${id}${title}`)}${key}`, ...lines].join("\n")}\n\n`;
  });
  const sum = `${count(papers.length, "paper")} cited ${count(total, "time")} in ${count(scan.files, "file")} read.`;
  return `${blocks.join("")}${sum}\n`;
}

function count(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;
}
