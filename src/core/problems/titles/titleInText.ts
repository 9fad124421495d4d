import type { NearbyCitations } from "../../beside/nearbyCitations.ts";
import { textBefore } from "../../beside/textBefore.ts";
import type { Citation, LineRange } from "../../citations/citation.ts";
import type { LibraryPaper } from "../../library/libraryPaper.ts";
import { titlesOf } from "../../paper.ts";
import { isLabel } from "../../titles/labels.ts";
import { namesAuthors } from "../../titles/titleMatch.ts";
import { shareFound, stopWords, systemName, tellingWords } from "../../titles/titleWords.ts";
import type { TitleIndex } from "./titleIndex.ts";

/** Another paper's title in a text. */
export interface TitleInText extends LineRange {
  readonly paper: LibraryPaper;
  /** The title as written in the text. */
  readonly text: string;
}

/**
 * Finds another paper's complete title in the text before an id that the title belongs to: between the two are only
 * names, years and labels. `undefined` if the text has anything that belongs to the cited paper.
 */
export function titleInText(
  lines: readonly string[],
  citation: Citation,
  nearby: NearbyCitations,
  paper: LibraryPaper,
  titles: TitleIndex,
): TitleInText | undefined {
  const before = textBefore(lines, citation, nearby);
  const from = Math.max(0, before.text.length - longestText);
  const text = before.text.slice(from);
  const found = titles
    .within(text)
    .findLast(({ start, end }) => isApart(text, start) && isNamesAndLabels(text.slice(end)));
  if (found === undefined) return undefined;
  const after = (lines[citation.line] ?? "").slice(citation.end, citation.end + 300);
  if (saysOwn(`${text} ${after}`, paper)) return undefined;
  const { line, column } = before.at(from + found.start);
  const written = text.slice(found.start, found.end);
  return { paper: found.paper, text: written, line, start: column, end: column + written.length };
}

/** Whether the title is not part of a longer one: "Revisiting Attention Is All You Need" is another paper's. */
function isApart(text: string, start: number): boolean {
  const before =
    /(?<![\p{L}\p{N}])[\p{L}\p{N}'’ -]*$/u.exec(text.slice(Math.max(0, start - 80), start))?.[0] ?? "";
  const words = before.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.findLast((word) => !stopWords.has(word.toLowerCase()));
  return telling === undefined || !/^[\p{Lu}\p{N}]/u.test(telling);
}

/** How far before its id a title may begin, and how far apart they may be; in characters. */
const longestText = 900;
const longestGap = 220;
/** Lower-case words that occur between names. */
const particles =
  /^(?:and|et|al|de|del|della|den|der|des|di|da|dos|el|la|le|ten|ter|van|von|zu|others|code|github|video|slides)$/;
/** Badges, emoji, tags and addresses. */
const marks = /!\[[^[\]]{0,80}\]\([^()\s]{0,300}\)|(?<=\s):\w{1,40}:|<[^<>]{0,200}>|\bhttps?:[^\s()]{0,400}/g;

/**
 * Whether the text between a title and an id consists of names, years, venues, labels and symbols. Stricter than for an
 * item's title (`titleOfItem`), which is a link without other words after it, because a match here is reported as a
 * mistake.
 */
function isNamesAndLabels(text: string): boolean {
  if (text.length > 1000 || /^\s*[\p{L}\p{N}]/u.test(text)) return false;
  const plain = text.replace(marks, " ");
  if (plain.length > longestGap) return false;
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  return words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || particles.test(word) || isLabel(word));
}

/**
 * Whether prose names a paper: by most of its title, its system's name or its authors. For a title only, use `mayName`.
 */
function saysOwn(text: string, paper: LibraryPaper): boolean {
  const words = tellingWords(text);
  const has = (some: readonly string[]) => some.length > 0 && some.every((word) => words.includes(word));
  return (
    namesAuthors(text, paper) ||
    titlesOf(paper).some((title) => has(systemName(title)) || shareFound(tellingWords(title), words) >= 0.6)
  );
}
