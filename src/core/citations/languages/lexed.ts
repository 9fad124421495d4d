import { type Edit, editBetween } from "../../text/span.ts";
import type { Context } from "../citation.ts";
import { lineEnd, lineStart } from "../lexing/characters.ts";
import { type Region, regionAt } from "../lexing/region.ts";
import { gapContext } from "./gap.ts";
import type { Language } from "./language.ts";
import { commentMarkers } from "./markers.ts";
import { FIELD } from "./pythonStrings.ts";
import { outerRegions } from "./regions.ts";

/** A text that is lexed once, as far as anybody has asked, for all who ask. */
export interface Lexed {
  readonly text: string;
  /** Lexes at once what stands before an offset: who asks for many places asks for the last one first. */
  upTo(offset: number): void;
  /** The context of the character at an offset. */
  contextAt(offset: number): Context;
  /** Two texts of one lexing differ within one comment or one line of prose: what both have has the same context in both. */
  readonly lexing: symbol;
}

/** A text that was lexed itself; see `relexed`. */
export interface Source extends Lexed {
  readonly language: Language;
  regionAt(offset: number): Region | undefined;
}

export function lexed(text: string, language: Language): Source {
  let known: readonly Region[] = [];
  let end = 0;
  const upTo = (offset: number) => {
    if (offset <= end) return;
    known = outerRegions(text, language, offset);
    end = offset;
  };
  const at = (offset: number) => {
    upTo(offset + 1);
    return regionAt(known, offset);
  };
  // What is written in another language is lexed where somebody asks for a place in it.
  const pieces = new Map<Region, Source>();
  const pieceOf = (region: Region, language: Language): Source => {
    const piece = pieces.get(region) ?? lexed(text.slice(region.start, region.end), language);
    pieces.set(region, piece);
    piece.upTo(piece.text.length);
    return piece;
  };
  return {
    text,
    lexing: Symbol(language),
    language,
    upTo,
    regionAt: at,
    contextAt(offset) {
      const region = at(offset);
      if (region?.language) return pieceOf(region, region.language).contextAt(offset - region.start);
      return region?.context ?? gapContext(language);
    },
  };
}

/**
 * Languages in which a comment that ends with its line does so whatever else stands in it, but for a backslash, which may
 * carry it on.
 */
const lineCommentsEnd: ReadonlySet<Language> = new Set<Language>([
  "python",
  "c",
  "cpp",
  "csharp",
  "dart",
  "go",
  "java",
  "kotlin",
  "rust",
  "scala",
  "typescript",
]);
/** The marks that tell a comment from another: `//`, `///`, and the fourth slash that makes it none. */
const longestMark = 4;

/**
 * A text that differs from a lexed one within one line comment, or one line of Markdown's prose, as it does while one
 * writes there: all else stays what it was, and nothing is lexed anew. `undefined` where it differs otherwise.
 */
export function relexed(text: string, source: Source): Lexed | undefined {
  const { language, text: old } = source;
  if (language === "markdown") return relexedProse(text, source);
  if (!lineCommentsEnd.has(language)) return undefined;
  const edit = editBetween(old, text);
  const comment = source.regionAt(edit.start - 1);
  if (comment === undefined || edit.start < comment.start + longestMark) return undefined;
  const { start, end, context } = comment;
  const mark = commentMarkers(language).line ?? "";
  if (!old.startsWith(mark, start) || end !== lineEnd(old, start)) return undefined;
  if (mayBeLookedInto(old, start, language)) return undefined;
  const newEnd = lineEnd(text, start);
  if (edit.oldEnd > end || edit.newEnd > newEnd) return undefined;
  if (old.slice(start, end).includes("\\") || text.slice(start, newEnd).includes("\\")) return undefined;
  return replaced(text, source, { start, oldEnd: end, newEnd }, context);
}

/** The same contexts but for a stretch, all of which has one. */
function replaced(text: string, source: Source, { start, oldEnd, newEnd }: Edit, context: Context): Lexed {
  const back = (offset: number) => offset - newEnd + oldEnd;
  return {
    text,
    lexing: source.lexing,
    upTo: (offset) => source.upTo(offset < newEnd ? Math.min(offset, oldEnd) : back(offset)),
    contextAt(offset) {
      if (offset < start) return source.contextAt(offset);
      return offset < newEnd ? context : source.contextAt(back(offset));
    },
  };
}

/** What a line of Markdown has that means anything for other lines, or for a part of its own. */
const marked = /[`~\r\n]|<!--|-->|^\s*(?:---|\.\.\.)/;

function relexedProse(text: string, source: Source): Lexed | undefined {
  const { text: old } = source;
  const edit = editBetween(old, text);
  const start = lineStart(old, edit.start);
  const [oldEnd, newEnd] = [lineEnd(old, edit.oldEnd), lineEnd(text, edit.newEnd)];
  // An empty line says not even whether it is in a comment.
  if (oldEnd === start || source.regionAt(start)) return undefined;
  if (marked.test(old.slice(start, oldEnd)) || marked.test(text.slice(start, newEnd))) return undefined;
  return replaced(text, source, { start, oldEnd, newEnd }, gapContext("markdown"));
}

/** Whether what is not closed before a comment may end in it: a field of an f-string, a character, a regular expression. */
function mayBeLookedInto(text: string, comment: number, language: Language): boolean {
  if (language === "typescript" && text.slice(lineStart(text, comment), comment).includes("/")) return true;
  if (language !== "python")
    return text.slice(Math.max(0, comment - longestCharacter), comment).includes("'\\");
  const from = lineStart(text, Math.max(0, comment - FIELD));
  return /[ft]r?["']/i.test(text.slice(from, comment));
}

/** `'\u{10ffff}'` */
const longestCharacter = 16;
