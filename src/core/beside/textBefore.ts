import type { Citation } from "../citations/citation.ts";
import type { NearbyCitations } from "./nearbyCitations.ts";

/** Comment marks at the start of a line, which are not part of a title that spans lines. */
export const leader =
  /^\s*(?:(?:\/\/[/!]?|#+'?|\*+(?![*A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω\d])|--+|%+|!+[<>]?|;+|(?:[rRuU]{0,2})?"""|'''|\/\*+!?|>)\s*)*/;

const longestLeader = 200;

/** Where the text of a line begins, after comment marks. */
export function textStart(line: string): number {
  return leader.exec(line.slice(0, longestLeader))?.[0].length ?? 0;
}

/** How many lines above the citation's own a title may begin. */
export const linesAbove = 3;

/** The text before a citation as one string, with a map from its offsets to line and column. */
export interface TextBefore {
  readonly text: string;
  /** Whether the text begins after another citation on its line: it may describe that one. */
  readonly isCut: boolean;
  readonly at: (offset: number) => { line: number; column: number };
}

/** The beginning of a list entry, a table row or a heading: nothing above it is part of the same sentence. */
const beginning =
  /^\s*(?:[-*+•]\s|\d{1,3}[.)]\s|\[\d{1,3}\]|\||#{1,6}\s|\.\. |@|(?:class|def|async def)\s|>\s)/;
/** What may follow an id at the end of its line. */
const isNothing = /^[\s.,;:)\]}>"'`*_|–—-]*$/;
const bullet = /^[\s>]*\*\s/;
/** The start of a docstring or comment, or a line of code. */
const opening = /^\s*(?:[rRuU]{0,2}"""|[rRuU]{0,2}'''|\/\*)|"""/;
const code =
  /(?:[;{}=]|\)\s*:|->.*:)\s*$|^\s*(?:class|def|async def|import|return|@)\s*\w|^\s*from\s+[\w.]+\s+import\b/;

const levelOf = (line: string) => /^\s*(#{1,6})\s/.exec(line)?.[1]?.length ?? 0;

/** Whether a line is code above a comment: the line below it begins with a comment mark, and it does not. */
const endsComment = (line: string, below: string, { context }: Citation) =>
  (context === "comment" || context === "docstring") && isMarked(below) && !isMarked(line);

const isMarked = (line: string) => line.slice(0, textStart(line)).trim() !== "";

/** Joins the text before a citation on its line with the lines above that belong to the same sentence. */
export function textBefore(
  lines: readonly string[],
  citation: Citation,
  nearby: NearbyCitations,
): TextBefore {
  const parts: { line: number; column: number; text: string }[] = [];
  for (let line = citation.line; line >= Math.max(0, citation.line - linesAbove); line--) {
    const whole = lines[line] ?? "";
    const isOwn = line === citation.line;
    // Headings of two levels are separate, and in Markdown so is the text below a heading.
    const level = isOwn ? 0 : levelOf(whole);
    const next = levelOf(lines[line + 1] ?? "");
    if (level > 0 && level !== next && (next > 0 || citation.context === "prose")) break;
    if (!isOwn && (code.test(whole) || endsComment(whole, lines[line + 1] ?? "", citation))) break;
    const end = isOwn ? citation.start : whole.length;
    const previous = nearby.before(line, end);
    const start = previous?.end ?? textStart(whole);
    const text = whole.slice(Math.min(start, end), end).trimEnd();
    if (text === "" && !isOwn) break;
    // A line that ends with an id is another entry.
    if (!isOwn && previous !== undefined && isNothing.test(text)) break;
    parts.unshift({
      line,
      column: Math.min(start, end),
      text: isOwn ? whole.slice(start, end) : text,
    });
    // An asterisk at the start is a bullet in Markdown, but a comment mark in a comment.
    const isItem = citation.context === "prose" && bullet.test(whole);
    if (previous !== undefined || isItem || beginning.test(text) || opening.test(whole)) break;
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
    isCut: parts[0] !== undefined && nearby.before(parts[0].line, parts[0].column) !== undefined,
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
