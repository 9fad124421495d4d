import { parseBibtex } from "../../../src/core/bibliography/bibtex/parseBibtex.ts";
import type { Paper } from "../../../src/core/paper.ts";

export const layer = { kind: "bibliography", order: 0 } as const;

/** What a `.bib` text gives, as file `a.bib`. */
export const parse = (text: string) => parseBibtex(text, "a.bib", layer);

/** The one paper of a `.bib` text. */
export function paperOf(text: string): Paper {
  const { records } = parse(text);
  if (records.length !== 1 || records[0] === undefined) throw new Error(`${records.length} records`);
  return records[0].paper;
}
