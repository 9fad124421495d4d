import type { LibraryPaper } from "../../core/library/libraryPaper.ts";
import { paperFields } from "../../core/paper.ts";
import { jsonText, terminalText } from "../../core/text/terminalText.ts";
import type { Command } from "../command.ts";
import { painter } from "../terminal.ts";
import { commandLibrary } from "./commandLibrary.ts";

/** `papers`: lists the library. */
export const papers: Command = {
  minOperands: 0,
  maxOperands: 0,
  formats: ["text", "json"],
  run: async (call) => {
    const { papers } = commandLibrary(call);
    if (call.format === "json") call.terminal.out(jsonText(papers.map(frontMatterOf)));
    else for (const paper of papers) call.terminal.out(paperLine(paper, call.terminal.colour));
    return 0;
  },
};

/** The front matter fields that a paper file has, in order. */
function frontMatterOf(paper: LibraryPaper): object {
  return Object.fromEntries(
    paperFields.flatMap((field) => (paper[field] === undefined ? [] : [[field, paper[field]]])),
  );
}

/** A paper on one line: citekey, title, authors, year. */
export function paperLine(paper: LibraryPaper, colour: boolean): string {
  const paint = painter(colour);
  const [first, ...others] = paper.authors ?? [];
  const who = first === undefined ? "" : others.length > 0 ? `${first} et al.` : first;
  const about = [who, paper.year?.toString() ?? ""].filter((part) => part !== "").join(", ");
  return `${paint("36", paper.citekey)}  ${terminalText(paper.title)}${about === "" ? "" : paint("2", `  (${about})`)}\n`;
}
