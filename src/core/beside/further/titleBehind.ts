import type { Citation } from "../../citations/citation.ts";
import { isLabel } from "../../titles/labels.ts";
import { looksLikeTitle } from "../../titles/looksLikeTitle.ts";
import type { BesideTitle } from "../besideTitle.ts";
import { titleOfReference } from "../titleOfReference.ts";

/** Matches `- [[ICML](`: an item or a cell that begins with the link. */
const labelled =
  /^\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+|\|\s*)?[*_]{0,2}\(?\[{1,2}\s*([^[\]]{1,40})\]\(\s*<?(?:https?:\/\/\S*)?$/;
/** Matches the rest of the address, its closing brackets, and other brackets before the title: `)] [191:fire:] `. */
const linkEnd = /^[^\s()[\]]{0,60}>?\)[\])*_]{0,4}[\s:,.–—-]*(?:\[[^[\]]{0,24}\](?!\()\s*)?/;
/** Matches the end of a possible title. */
const end = /\s*(?:\[|\(?https?:|<|\||$)/;

/** The title after a link whose text is only a venue or "paper": `- [[ICML](https://…)] Title. [[code]](…)`. */
export function titleBehind(lines: readonly string[], citation: Citation): BesideTitle | undefined {
  if (citation.context !== "prose") return undefined;
  const text = lines[citation.line] ?? "";
  const label = labelled.exec(text.slice(0, citation.start))?.[1];
  if (label === undefined || !(isLabel(label) || / paper$/i.test(label))) return undefined;
  const skipped = linkEnd.exec(text.slice(citation.end, citation.end + 160))?.[0].length;
  if (skipped === undefined) return undefined;
  const start = citation.end + skipped;
  const behind = text.slice(start, start + 400);
  const raw = behind.slice(0, end.exec(behind)?.index);
  const found = titleOfReference(raw);
  return found !== undefined && looksLikeTitle(found.text)
    ? { ...found, line: citation.line, start: start + found.start, end: start + found.end }
    : undefined;
}
