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

/** The title of a record in YAML or JSON that has the address in a field: `Title: …` above or below `URL: …`. */
export function titleField(lines: readonly string[], { line, start }: Citation): BesideTitle | undefined {
  const own = addressField.exec((lines[line] ?? "").slice(0, start));
  if (own === null) return undefined;
  for (const step of [1, -1]) {
    for (let at = line + step; Math.abs(at - line) <= reach; at += step) {
      const text = lines[at] ?? "";
      const indent = field.exec(text)?.[1];
      // The record ends here.
      if (text.trim() === "" || (indent !== undefined && indent.length + 2 < (own[1] ?? "").length)) break;
      const match = titleLine.exec(text);
      const value = match?.[2];
      if (value !== undefined) return { ...placed(lines, at, text.indexOf(value), value) };
      if (step < 0 && /^\s*- /.test(text)) break;
    }
    if (step < 0 && /^\s*- /.test(lines[line] ?? "")) break;
  }
  return undefined;
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
  for (let at = line + 1; at <= line + 2; at++) {
    const next = lines[at] ?? "";
    const isFolded = !field.test(next) && /^\s*/.exec(next)?.[0].length !== indent && next.trim() !== "";
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
