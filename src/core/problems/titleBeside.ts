import type { Citation, LineRange } from "../citations/citation.ts";

/** A text that stands beside a citation where titles stand. */
export interface BesideTitle extends LineRange {
  readonly text: string;
  /**
   * `firm`: a link's text, a quotation, a BibTeX entry's title; what stands there names the paper that the id names.
   * `loose`: words before a dash or a colon, or a quotation after the id; often a title, as often not.
   */
  readonly kind: "firm" | "loose";
}

/** Comment markers and list bullets at the start of a line, which are no part of a title that runs over lines. */
const leader = /^\s*(?:(?:\/\/[/!]?|#+'?|\*+(?![*\p{L}\p{N}])|--+|%+|!+[<>]?|;+|"""|\/\*+!?|>)\s*)*/u;

/**
 * The title beside one citation of a text, or `undefined`. `others` are the citations of the same lines: a title before
 * one of them is theirs. Looks at the line, two lines before (titles are long) and one after, never past a blank line.
 */
export function titleBeside(
  lines: readonly string[],
  citation: Citation,
  others: readonly Citation[],
): BesideTitle | undefined {
  return (
    bibtexTitle(lines, citation) ??
    titleBefore(lines, citation, others) ??
    titleAfter(lines, citation, others)
  );
}

/** The text before the citation as one string, with the way back from an offset in it to line and column. */
interface Before {
  readonly text: string;
  readonly at: (offset: number) => { line: number; column: number };
}

function before(lines: readonly string[], citation: Citation, others: readonly Citation[]): Before {
  const parts: { line: number; column: number; text: string }[] = [];
  for (let line = citation.line; line >= Math.max(0, citation.line - 2); line--) {
    const whole = lines[line] ?? "";
    const end = line === citation.line ? citation.start : whole.length;
    const previous = others
      .filter((other) => other.line === line && other.end <= end && other !== citation)
      .at(-1);
    const start = previous?.end ?? leader.exec(whole)?.[0].length ?? 0;
    const text = whole.slice(Math.min(start, end), end).trimEnd();
    if (text === "" && line !== citation.line) break;
    parts.unshift({
      line,
      column: Math.min(start, end),
      text: line === citation.line ? whole.slice(start, end) : text,
    });
    if (previous !== undefined) break;
  }
  const starts: number[] = [];
  let text = "";
  for (const part of parts) {
    if (text !== "") text += " ";
    starts.push(text.length);
    text += part.text;
  }
  return {
    text,
    at: (offset) => {
      const index = Math.max(
        0,
        starts.findLastIndex((start) => start <= offset),
      );
      const part = parts[index];
      return {
        line: part?.line ?? citation.line,
        column: (part?.column ?? 0) + offset - (starts[index] ?? 0),
      };
    },
  };
}

/** What may stand between a title and its id: punctuation, years, "ICML 2024", words that announce an address. */
const gap = String.raw`[\s,.;:()[\]<>_*\-–—]*(?:(?:paper|arxiv|preprint|url|link|doi|see|at|in|on|available|from|pdf|abs|html|by|\d{4}|[a-z]{2,12}\s?'?\d{2,4})[\s,.;:()[\]<>\-–—]*){0,6}`;

const firmBefore = [
  // [Title](https://…
  /\[([^[\]]{1,300})\]\(\s*<?$/,
  // `Title <https://…
  /`([^`<>]{1,300}?)\s*<$/,
  // "Title", https://… – also in back quotes, asterisks and curly quotes
  new RegExp(`["“]([^"“”]{8,300})[,.]?["”]${gap}$`, "i"),
  new RegExp(String.raw`(?:^|[\s(\[])\x60{1,2}([^\x60]{8,300})\x60{1,2}${gap}$`, "i"),
  new RegExp(String.raw`(?:^|[\s(])\*{1,2}([^*]{8,300})\*{1,2}${gap}$`, "i"),
];
const looseBefore = [
  // A plain entry of a list: `Title. NeurIPS 2021. https://…`, `Author et al. Title, https://…`, or on a line of its own.
  new RegExp(String.raw`(?:^|[.|:]\s|[-*]\s)'?([^|".]{8,200}?)[?!]?[,.]?'?${gap}$`, "i"),
  /(?:^|[|:]\s|[-*]\s)([^|"]{8,200}?)\s*(?:[-–—:|(<]\s*)+$/,
];

function titleBefore(
  lines: readonly string[],
  citation: Citation,
  others: readonly Citation[],
): BesideTitle | undefined {
  const { text, at } = before(lines, citation, others);
  // Bounded, so that no expression sees more than a title can need.
  const offset = Math.max(0, text.length - 600);
  const tail = text.slice(offset);
  for (const [expression, kind] of [
    ...firmBefore.map((one) => [one, "firm"] as const),
    ...looseBefore.map((one) => [one, "loose"] as const),
  ]) {
    const match = expression.exec(tail);
    const title = match?.[1];
    if (match === null || title === undefined) continue;
    const start = at(offset + match.index + match[0].indexOf(title));
    const room = (lines[start.line] ?? "").length;
    return {
      text: title.trim(),
      kind,
      line: start.line,
      start: start.column,
      end: Math.min(room, start.column + title.length),
    };
  }
  return undefined;
}

const afterwards = [
  // <a href="https://…">Title</a>
  [/^["'][^<>]{0,200}>([^<>]{1,300})<\/a>/, "firm"],
  // arXiv:2402.15627, "Title"
  [/^[\s)\]>,.:;–—-]{1,6}["“]([^"“”]{8,300})["”]/, "loose"],
] as const;

function titleAfter(
  lines: readonly string[],
  citation: Citation,
  others: readonly Citation[],
): BesideTitle | undefined {
  const whole = lines[citation.line] ?? "";
  const next = others.find((other) => other.line === citation.line && other.start >= citation.end);
  const rest = whole.slice(citation.end, Math.min(next?.start ?? whole.length, citation.end + 600));
  for (const [expression, kind] of afterwards) {
    const match = expression.exec(rest);
    const title = match?.[1];
    if (match === null || title === undefined) continue;
    const start = citation.end + match[0].indexOf(title);
    return {
      text: title.trim(),
      kind,
      line: citation.line,
      start,
      end: start + title.length,
    };
  }
  return undefined;
}

/** The `title` field of the BibTeX entry that a citation stands in, at most 40 lines around it. */
function bibtexTitle(lines: readonly string[], citation: Citation): BesideTitle | undefined {
  const head = /@[a-z]{2,20}\s*[{(]\s*[^\s,{}]*\s*,/i;
  let first = citation.line;
  while (first > 0 && citation.line - first < 40 && !head.test(lines[first] ?? "")) first--;
  if (!head.test(lines[first] ?? "")) return undefined;
  let depth = 0;
  let opened = false;
  for (let line = first; line < Math.min(lines.length, first + 80); line++) {
    const text = lines[line] ?? "";
    const from = line === first ? (head.exec(text)?.index ?? 0) : 0;
    const field = /(?<![a-z])title\s*=\s*(?:\{\{?|")\s*/i.exec(text.slice(from));
    if (field !== null && (line !== citation.line || field.index !== citation.start)) {
      const found = fieldValue(lines, line, from + field.index + field[0].length);
      if (entryHolds(lines, first, citation.line)) return found;
      return undefined;
    }
    for (const letter of text.slice(from)) {
      if (letter === "{") {
        depth++;
        opened = true;
      } else if (letter === "}") depth--;
    }
    if (opened && depth <= 0 && line >= citation.line) return undefined;
    if (opened && depth <= 0) return undefined;
  }
  return undefined;
}

/** Whether the entry that opens on line `first` is still open where `line` begins. */
function entryHolds(lines: readonly string[], first: number, line: number): boolean {
  let depth = 0;
  for (let at = first; at < line; at++) {
    for (const letter of lines[at] ?? "") depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
    if (depth <= 0 && at > first) return false;
  }
  return true;
}

function fieldValue(lines: readonly string[], line: number, column: number): BesideTitle {
  let text = "";
  for (let at = line; at < Math.min(lines.length, line + 4); at++) {
    const part = (lines[at] ?? "").slice(at === line ? column : 0);
    const end = /\}?\}\s*,?\s*$|"\s*,?\s*$|\},/.exec(part);
    text += `${at === line ? "" : " "}${end === null ? part.trim() : part.slice(0, end.index).trim()}`;
    if (end !== null) break;
  }
  const room = (lines[line] ?? "").length;
  return {
    text: text.trim(),
    kind: "firm",
    line,
    start: column,
    end: Math.min(room, column + text.length),
  };
}
