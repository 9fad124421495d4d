import { type Edit, editBetween } from "../../text/span.ts";
import type { Context } from "../citation.ts";
import { commentMarkers, gapContext, type Language } from "../languages/language.ts";
import { longestField } from "../languages/scripting/pythonStrings.ts";
import { lineEnd, lineStart } from "../lexing/characters.ts";
import type { Lexed, Source } from "../lexing/regions.ts";

/** Languages whose line comments always end with the line, unless a backslash continues them. */
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
/** The length of the longest comment mark: `////`, which the fourth slash makes a plain comment. */
const longestMark = 4;

/**
 * Reuses the regions of an earlier text that differs only within one line comment, or within one
 * line of Markdown prose, as it does while somebody types there: nothing is lexed again.
 * `undefined` if the texts differ in another way.
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
  if (mayEndUnclosed(old, start, language)) return undefined;
  const newEnd = lineEnd(text, start);
  if (edit.oldEnd > end || edit.newEnd > newEnd) return undefined;
  if (old.slice(start, end).includes("\\") || text.slice(start, newEnd).includes("\\")) return undefined;
  return replaced(text, source, { start, oldEnd: end, newEnd }, context);
}

/** The contexts of the source, with one context for the whole changed range. */
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

/** Matches signs in a line of Markdown that affect other lines or only a part of this one. */
const marked = /[`~\r\n]|<!--|-->|^\s*(?:---|\.\.\.)/;

function relexedProse(text: string, source: Source): Lexed | undefined {
  const { text: old } = source;
  const edit = editBetween(old, text);
  const start = lineStart(old, edit.start);
  const [oldEnd, newEnd] = [lineEnd(old, edit.oldEnd), lineEnd(text, edit.newEnd)];
  // An empty line does not show whether it is in a comment.
  if (oldEnd === start || source.regionAt(start)) return undefined;
  if (marked.test(old.slice(start, oldEnd)) || marked.test(text.slice(start, newEnd))) return undefined;
  return replaced(text, source, { start, oldEnd, newEnd }, gapContext("markdown"));
}

/**
 * Whether something that is not closed before a comment may end in it: a field of an
 * f-string, a character, a regular expression.
 */
function mayEndUnclosed(text: string, comment: number, language: Language): boolean {
  if (language === "typescript" && text.slice(lineStart(text, comment), comment).includes("/")) return true;
  if (language !== "python")
    return text.slice(Math.max(0, comment - longestCharacter), comment).includes("'\\");
  const from = lineStart(text, Math.max(0, comment - longestField));
  return /[ft]r?["']/i.test(text.slice(from, comment));
}

/** How many characters before a comment a character literal such as `'\u{10ffff}'` may begin. */
const longestCharacter = 16;
