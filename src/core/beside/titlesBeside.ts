import type { Citation, LineRange } from "../citations/citation.ts";
import type { BesideTitle } from "./besideTitle.ts";
import { bibtexTitles, type EntryTitle } from "./bibtexTitles.ts";
import { type NearbyCitations, nearbyCitations } from "./nearbyCitations.ts";
import { referenceLinks } from "./referenceLinks.ts";
import { titleAtEnd } from "./titleAtEnd.ts";

/** Comment markers and list bullets at the start of a line, which are no part of a title that runs over lines. */
const leader = /^\s*(?:(?:\/\/[/!]?|#+'?|\*+(?![*\p{L}\p{N}])|--+|%+|!+[<>]?|;+|"""|\/\*+!?|>)\s*)*/u;

const longestLeader = 200;

/** What stands beside the citations of one text. */
export interface TitlesBeside {
  /** The title beside a citation, or `undefined`. */
  of(citation: Citation): BesideTitle | undefined;
  /** The texts of the links that lead to a citation from elsewhere in the text: `[text][label]`. */
  linkedFrom(citation: Citation): readonly BesideTitle[];
  readonly nearby: NearbyCitations;
  /**
   * All of the text that may say what stands beside a citation: lines, titles and citations. While each is what it was
   * (`===`), the titles are too.
   */
  surroundings(citation: Citation): readonly unknown[];
}

/**
 * Reads titles beside the citations of a text, all of which are `citations`: a title before another one is that one's.
 * Looks at a citation's line, two lines before (titles are long) and one after, never past a blank line; and at the
 * BibTeX entry that it stands in.
 */
export function titlesBeside(lines: readonly string[], citations: readonly Citation[]): TitlesBeside {
  const nearby = nearbyCitations(citations);
  let entryTitle: ((place: LineRange) => EntryTitle | undefined) | undefined;
  const links = referenceLinks(lines);
  const linkedFrom = ({ line, start }: Citation) => links.textsOf(line, start);
  const entryOf = (citation: Citation) => {
    entryTitle ??= bibtexTitles(lines);
    return entryTitle(citation);
  };
  return {
    nearby,
    linkedFrom,
    of(citation) {
      const entry = entryOf(citation);
      if (entry !== undefined) return { ...entry, kind: "firm" };
      return titleBefore(lines, citation, nearby) ?? titleAfter(lines, citation, nearby);
    },
    surroundings(citation) {
      const found: unknown[] = [];
      const see = (line: number) => found.push(lines[line], ...nearby.on(line));
      // A title two lines above may be that of a citation above it.
      for (let line = citation.line - 3; line <= citation.line; line++) see(line);
      for (const title of [entryOf(citation), ...linkedFrom(citation)]) {
        if (title === undefined) continue;
        found.push(title.text, title.start);
        see(title.line);
      }
      return found;
    },
  };
}

/** The text before the citation as one string, with the way back from an offset in it to line and column. */
interface Before {
  readonly text: string;
  readonly at: (offset: number) => { line: number; column: number };
}

function before(lines: readonly string[], citation: Citation, nearby: NearbyCitations): Before {
  const parts: { line: number; column: number; text: string }[] = [];
  for (let line = citation.line; line >= Math.max(0, citation.line - 2); line--) {
    const whole = lines[line] ?? "";
    const end = line === citation.line ? citation.start : whole.length;
    const previous = nearby.before(line, end);
    const start = previous?.end ?? leader.exec(whole.slice(0, longestLeader))?.[0].length ?? 0;
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

function titleBefore(
  lines: readonly string[],
  citation: Citation,
  nearby: NearbyCitations,
): BesideTitle | undefined {
  const { text, at } = before(lines, citation, nearby);
  const found = titleAtEnd(text);
  if (found === undefined) return undefined;
  const { line, column } = at(found.start);
  const room = (lines[line] ?? "").length;
  return {
    text: found.text,
    kind: found.kind,
    line,
    start: column,
    end: Math.min(room, column + found.text.length),
  };
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
  nearby: NearbyCitations,
): BesideTitle | undefined {
  const whole = lines[citation.line] ?? "";
  const next = nearby.after(citation.line, citation.end);
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
