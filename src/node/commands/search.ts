import type { Library } from "../../core/library/library.ts";
import { citedIds } from "../../core/library/offers.ts";
import { type Facts, nothingCited } from "../../core/search/filters/filters.ts";
import { PaperSearch } from "../../core/search/paperSearch.ts";
import { parseQuery } from "../../core/search/parseQuery.ts";
import { jsonText } from "../../core/text/terminalText.ts";
import { type Command, type CommandCall, countOption } from "../command.ts";
import { scanOperands } from "../scan/scanOperands.ts";
import { commandLibrary, foundIndex } from "./commandLibrary.ts";
import { paperLine } from "./papers.ts";

/** How many papers are printed by default. */
const usualLimit = 20;

/** What the files below the working directory cite. */
async function factsOf(call: CommandCall, library: Library): Promise<Facts> {
  const { scan } = await scanOperands({ ...call, operands: ["."] });
  const index = foundIndex(scan.found, library);
  return { ...nothingCited, cited: () => citedIds(library, index.targets()) };
}

/**
 * `search QUERY…`: finds papers by title, author, abstract, notes, id, address or citekey. `cited:yes` finds papers
 * that the files below the working directory cite.
 */
export const search: Command = {
  minOperands: 1,
  formats: ["text", "json"],
  options: { limit: { value: "N", help: `at most N papers (default: ${usualLimit})` } },
  run: async (call) => {
    const limit = countOption(call, "limit") ?? usualLimit;
    const library = commandLibrary(call);
    const query = call.operands.join(" ");
    const asksCited = parseQuery(query).filters.some(({ name }) => name === "cited");
    const facts = asksCited ? await factsOf(call, library) : nothingCited;
    const papers = new PaperSearch(library, facts);
    await papers.ready;
    const hits = papers.search(query, limit);
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
    return 0;
  },
};
