import { PaperSearch } from "../../core/search/paperSearch.ts";
import { jsonText } from "../../core/text/terminalText.ts";
import { type Command, countOption } from "../command.ts";
import { commandLibrary } from "./commandLibrary.ts";
import { paperLine } from "./papers.ts";

/** How many papers are printed without `--limit`. */
const usualLimit = 20;

/** `search QUERY…`: finds papers by title, author, abstract, notes, id, address or citekey. */
export const search: Command = {
  name: "search",
  operands: "QUERY…",
  minOperands: 1,
  summary: "The papers that match the words, an id, an address or a citekey, best first",
  formats: ["text", "json"],
  options: { limit: { value: "N", help: `at most N papers (default: ${usualLimit})` } },
  run: async (call) => {
    const limit = countOption(call, "limit") ?? usualLimit;
    const { library, exitCode } = commandLibrary(call);
    const papers = new PaperSearch(library);
    await papers.ready;
    const hits = papers.search(call.operands.join(" "), limit);
    if (call.format === "json") {
      const found = hits.map(({ paper, score }) => ({
        citekey: paper.citekey,
        title: paper.title,
        score: Number(score.toPrecision(4)),
      }));
      call.terminal.out(jsonText(found));
    } else {
      for (const { paper } of hits) call.terminal.out(paperLine(paper, call.terminal.colour));
      if (hits.length === 0) call.terminal.warn("No paper matches.");
    }
    return exitCode;
  },
};
