import type { Citation } from "../citations/citation.ts";
import { tidyTitle } from "../titles/tidyTitle.ts";
import type { BesideTitle } from "./besideTitle.ts";

/** Matches `URL: https://…` up to the address. */
const addressField =
  /^(\s*)(?:- )?["']?(?:url|paper|arxiv|link|pdf|doi|eprint|paper_?(?:url|link))["']?\s*:\s*["']?(?:https?:\/\/)?$/i;
const titleLine = /^(\s*)(?:- )?["']?(?:paper_?)?title["']?\s*:\s*(\S.{0,400}?)\s*,?$/i;
const field = /^(\s*)(?:- )?["']?[\w -]{1,40}["']?\s*:/;

/** How many lines away the title field may be. */
const reach = 4;
/** How many lines a folded title may go on. */
const mostFolded = 2;
/** How many lines below an address its title may end. */
export const reachOfField = reach + mostFolded;

/** The first line of an item of a YAML list. */
const item = /^(\s*)- /;
/** A line of JSON that only opens or closes. */
const brackets = /^(\s*)[{}[\]]+,?\s*$/;

/** The title of a record in YAML or JSON that has the address in a field: `Title: …` above or below `URL: …`. */
export function titleField(lines: readonly string[], { line, start }: Citation): BesideTitle | undefined {
  const whole = lines[line] ?? "";
  const own = addressField.exec(whole.slice(0, start));
  if (own === null) return undefined;
  const indent = own[1]?.length ?? 0;
  const column = item.test(whole) ? indent + 2 : indent;
  for (const step of [1, -1]) {
    // Above the first line of a record is another record.
    if (step < 0 && item.test(whole)) break;
    for (let at = line + step; Math.abs(at - line) <= reach; at += step) {
      const text = lines[at] ?? "";
      const beside = field.exec(text)?.[1];
      const isFirst = (item.exec(text)?.[1]?.length ?? column) + 2 <= column;
      const bracket = brackets.exec(text)?.[1];
      // The record ends here.
      if (text.trim() === "" || (beside !== undefined && beside.length + 2 < indent)) break;
      if ((bracket !== undefined && bracket.length < column) || (step > 0 && isFirst)) break;
      const value = titleLine.exec(text)?.[2];
      if (value !== undefined) return { ...placed(lines, at, text.indexOf(value), value) };
      if (isFirst) break;
    }
  }
  return undefined;
}

/**
 * Whether the line `titleAt` is a title field and the citation is in an address field. If `titleField` did
 * not find that title, it belongs to another record: the one before in a list.
 */
export function isOtherRecord(lines: readonly string[], { line, start }: Citation, titleAt: number): boolean {
  const isTitle = titleAt !== line && titleLine.test(lines[titleAt] ?? "");
  return isTitle && addressField.test((lines[line] ?? "").slice(0, start));
}

/** The value of a title field that begins in this column; it may span lines. */
export function titleValue(lines: readonly string[], line: number, start: number): BesideTitle | undefined {
  const value = (lines[line] ?? "").slice(start).replace(/\s*,?\s*$/, "");
  return value === "" || value.length > 400 ? undefined : placed(lines, line, start, value);
}

function placed(lines: readonly string[], line: number, start: number, value: string): BesideTitle {
  let whole = value;
  const open = /^["']/.exec(value)?.[0];
  const isOpen = open !== undefined && (value.length === 1 || !value.endsWith(open));
  const indent = /^\s*/.exec(lines[line] ?? "")?.[0].length ?? 0;
  for (let at = line + 1; at <= line + mostFolded; at++) {
    const next = lines[at] ?? "";
    const isFolded =
      !field.test(next) &&
      !brackets.test(next) &&
      /^\s*/.exec(next)?.[0].length !== indent &&
      next.trim() !== "";
    if (!isFolded && !isOpen) break;
    if (field.test(next)) break;
    whole += ` ${next.trim()}`;
    if (open !== undefined && next.trim().endsWith(open)) break;
  }
  const text = tidyTitle(whole);
  const within = Math.max(0, value.indexOf(text));
  return {
    text,
    place: "field",
    kind: "firm",
    line,
    start: start + within,
    end: start + Math.min(value.length, within + text.length),
  };
}
