import type { Paper } from "../paper.ts";
import { addressOf } from "../paperId.ts";
import { monthsByMacro } from "./bibtexMonths.ts";
import { type Entry, type ExportedPaper, keptEntry } from "./keptEntry.ts";
import { nameParts } from "./names.ts";
import { texEscape, texTitle, texVerbatim } from "./texEscape.ts";
import { venueKind } from "./venue.ts";

/** With the venue of a preprint people write `@article{…, journal = {arXiv preprint …}}`. */
const placeOf = {
  journal: ["article", "journal"],
  meeting: ["inproceedings", "booktitle"],
  preprint: ["article", "journal"],
} as const;

/**
 * The entry of one paper, without a line's end after it. Where a bibliography of the user's has one, it is that one, with
 * all that a record has no field for.
 */
export function bibtexOf(paper: ExportedPaper): string {
  const fresh = entryOf(paper);
  const { type, fields } = paper.bibtex ? keptEntry(paper, paper.bibtex, fresh) : fresh;
  const lines = fields.map(([name, value]) => (value ? `  ${name} = ${valueText(name, value)},\n` : ""));
  return `@${type}{${bibtexKey(paper.citekey)},\n${lines.join("")}}`;
}

/** The entry that a record alone gives. */
function entryOf(paper: Paper): Entry {
  const { arxiv, venue, year } = paper;
  const [type, venueField] = venue === undefined ? (["misc", ""] as const) : placeOf[venueKind(venue)];
  return {
    type,
    fields: [
      ["title", texTitle(paper.title)],
      ["author", paper.authors?.map(texName).join(" and ")],
      [venueField, venue && texEscape(venue)],
      ["year", year?.toString()],
      ["eprint", arxiv && texVerbatim(arxiv)],
      ["archivePrefix", arxiv && "arXiv"],
      ["primaryClass", arxiv && paper.subject && texEscape(paper.subject)],
      ["doi", paper.doi && texVerbatim(paper.doi)],
      ["url", urlOf(paper)],
    ],
  };
}

/** Styles print the macro of a month in their own language, its name to the letter. */
function valueText(name: string, value: string): string {
  const macro = value.slice(0, 3);
  return name === "month" && monthsByMacro.get(macro) === value ? macro : `{${value}}`;
}

function urlOf({ url, openreview, arxiv }: Paper): string | undefined {
  const address =
    url ??
    (openreview === undefined ? undefined : addressOf(`openreview:${openreview}`)) ??
    (arxiv === undefined ? undefined : addressOf(`arXiv:${arxiv}`));
  return address && texVerbatim(address);
}

function texName(name: string): string {
  const parts = nameParts(name);
  if ("literal" in parts) return `{${texEscape(parts.literal)}}`;
  const family = [parts.particle, parts.family].filter((part) => part !== undefined).join(" ");
  return [family, parts.suffix, parts.given]
    .filter((part) => part !== undefined)
    .map(texEscape)
    .join(", ");
}

/** A key without what ends one in a `.bib` file or a `\cite`. */
export const bibtexKey = (citekey: string): string => citekey.replace(/[\s{}(),="#%~\\']+/g, "-") || "-";
