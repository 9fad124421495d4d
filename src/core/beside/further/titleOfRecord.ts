import type { Citation } from "../../citations/citation.ts";
import type { BesideTitle } from "../besideTitle.ts";
import { titleValue } from "../titleField.ts";

/**
 * Matches `  paper: `, `- "title": `, `* **Link**: `: indentation and bullet, the field's name, and the start of its
 * value.
 */
const field =
  /^(\s*(?:[-*+]\s+)?)(?:\*\*|["'])?([A-Za-z][A-Za-z_ -]{0,24})(?:["']|\*\*)?\s{0,4}[:：=]\s*(?:\*\*)?\s*/;
const addressNames =
  /^(?:(?:paper|arxiv|pdf|preprint|publication)?[_ -]?(?:url|link|id|abs|pdf)|paper|arxiv|pdf|doi|preprint|eprint|link|url)$/i;
const titleNames = /^(?:paper[_ -]?)?title$/i;
/** Matches what may stand between the field's colon and the id. */
const valueStart = /^["'<(]{0,2}(?:\[[^[\]]{0,40}\]\(<?)?(?:https?:\/\/\S*)?(?:arxiv:)?$/i;

/** How many lines away the title may be: a long abstract may stand in between. */
const reach = 80;

/**
 * The title of a record that has the id in a field, even if it is far away: in YAML and JSON, and in Markdown lists
 * with one field per item (`* **Title**: …`).
 */
export function titleOfRecord(lines: readonly string[], { line, start }: Citation): BesideTitle | undefined {
  const own = fieldOf((lines[line] ?? "").slice(0, start));
  if (own === undefined || !addressNames.test(own.name) || !valueStart.test(own.rest)) return undefined;
  const isBeginning = own.isFirst && own.isYaml;
  return (isBeginning ? undefined : walk(lines, line, -1, own)) ?? walk(lines, line, 1, own);
}

interface Field {
  readonly name: string;
  /** The column of its name: equal for all fields of a record. */
  readonly column: number;
  readonly valueAt: number;
  readonly rest: string;
  /** Whether a bullet stands before it: in YAML that begins a record, in Markdown a field. */
  readonly isFirst: boolean;
  readonly isYaml: boolean;
}

function fieldOf(text: string): Field | undefined {
  const match = field.exec(text);
  if (match === null) return undefined;
  const [whole, lead = "", name = ""] = match;
  return {
    name: name.trim(),
    column: lead.length,
    valueAt: whole.length,
    rest: text.slice(whole.length),
    isFirst: /[-*+]/.test(lead),
    isYaml: !/^\s*[-*+]\s+\*\*/.test(text),
  };
}

function walk(lines: readonly string[], from: number, step: 1 | -1, own: Field): BesideTitle | undefined {
  for (let line = from + step; Math.abs(line - from) <= reach; line += step) {
    const text = lines[line];
    if (text === undefined) return undefined;
    if (text.trim() === "") {
      if (own.isYaml && own.column > 0) continue;
      return undefined;
    }
    const one = fieldOf(text);
    const column = one?.column ?? text.length - text.trimStart().length;
    if (column > own.column) continue;
    if (one === undefined || column < own.column || one.isYaml !== own.isYaml) return undefined;
    // The next record begins.
    if (step > 0 && one.isFirst && own.isYaml) return undefined;
    if (titleNames.test(one.name)) return titleValue(lines, line, one.valueAt);
    if (step < 0 && one.isFirst && own.isYaml) return undefined;
  }
  return undefined;
}
