import { commentMarkers, gapContext, type Language } from "../citations/languages/language.ts";
import { outerRegions, regions } from "../citations/lexing/regions.ts";
import { fitted, makesMark } from "./guard.ts";

/** A text to insert at an offset. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * Where and how to insert a citation at `offset`: inline within comments, docstrings and prose, else as a comment line of
 * its own above the statement, indented like it; inline too if we know no comment syntax for the language. In an embedded
 * piece of another language (a Markdown fence, front matter) that language decides.
 */
export function insertionAt(text: string, offset: number, language: Language, citation: string): Insertion {
  const piece = outerRegions(text, language).find(
    (one) => one.language !== undefined && one.start <= offset && offset < one.end,
  );
  if (piece?.language) {
    const { start, end } = piece;
    const inside = insertionAt(text.slice(start, end), offset - start, piece.language, citation);
    return { at: start + inside.at, text: inside.text };
  }
  // A shebang, a cell magic or an XML declaration must stay the first line.
  const first = /^(?:#!\s*\/|%%\w|<\?).*/.exec(text)?.[0];
  if (first !== undefined && offset <= first.length)
    return {
      at: first.length,
      text: `${lineEnd(text)}${commentOf(citation, language, text.slice(0, first.length)) ?? citation}`,
    };
  const parts = regions(text, language);
  const inside = parts.find(({ start, end }) => start < offset && offset < end);
  // The end of a line still belongs to its line comment; the offset after `*/` or `"""` is outside.
  const before = parts.find(({ end }) => end === offset);
  const open = before && isLineComment(text, before, language) ? before : undefined;
  const context = (inside ?? open)?.context ?? (offsetInGap(parts, offset) ? gapContext(language) : "code");
  if (context === "comment" || context === "docstring" || context === "prose" || !hasComments(language)) {
    const region = inside ?? open;
    const quote = region && context === "docstring" ? quoteOf(text.slice(region.start, region.end)) : "";
    return spaced(text, offset, fitted(citation, language, context, quote), language);
  }
  const at = language === "yaml" ? scalarStart(text, offset) : statementStart(text, offset, parts);
  const documented = docMarkerAbove(text, at, parts);
  const marker =
    documented === undefined
      ? commentOf(citation, language, text.slice(0, at))
      : `${documented} ${fitted(citation, language, "docstring")}`;
  const indentation = /^[ \t]*/.exec(text.slice(at))?.[0] ?? "";
  return { at, text: `${indentation}${marker}${lineEnd(text)}` };
}

/**
 * The marker of a doc comment in the line above `at` (roxygen's `#'`, `///`, `//!`), if there is one: a plain comment
 * below it would separate it from what it documents.
 */
function docMarkerAbove(text: string, at: number, parts: readonly Part[]): string | undefined {
  const above = lineStart(text, at - 1);
  if (at === 0) return undefined;
  const [whole = "", indentation = "", marker] =
    /^([ \t]*)(#+'|\/\/[/!]|!>|!!|--\|)(?=[ \t\r\n]|$)/.exec(text.slice(above, at)) ?? [];
  const start = above + indentation.length;
  const isDocumentation = parts.some(
    (one) => one.context === "docstring" && one.start <= start && start < one.end,
  );
  return whole !== "" && isDocumentation ? marker : undefined;
}

type Part = ReturnType<typeof regions>[number];

const offsetInGap = (parts: readonly Part[], offset: number) =>
  !parts.some(({ start, end }) => start < offset && offset < end);

/** Whether a region is a line comment; among docstrings that is `///`, roxygen's `#'` and the like. */
function isLineComment(text: string, { start, end, context }: Part, language: Language): boolean {
  const { line, block } = commentMarkers(language);
  if (context === "docstring" && !(line !== undefined && text.startsWith(line, start))) return false;
  if (context !== "comment" && context !== "docstring") return false;
  const next = text[end];
  if (next !== undefined && next !== "\n" && next !== "\r") return false;
  return !(block && text.startsWith(block[0], start) && text.slice(start, end).endsWith(block[1]));
}

/** The delimiter of a docstring that is a string literal; "" for a doc comment and for a raw literal. */
function quoteOf(region: string): string {
  const [, prefix = "", quote = ""] = /^([a-z]{0,3})("""|'''|["'])/i.exec(region.slice(0, 6)) ?? [];
  return quote.length === 3 && /r/i.test(prefix) ? "" : quote;
}

function hasComments(language: Language): boolean {
  const { line, block } = commentMarkers(language);
  return line !== undefined || block !== undefined;
}

/** A separate comment with the citation; `above` is the text above its line. */
function commentOf(citation: string, language: Language, above: string): string | undefined {
  const { line, block } = commentMarkers(language);
  const inside = withoutDirective(fitted(citation, language, "comment"), above);
  if (line !== undefined) return `${line} ${inside}`;
  return block && `${block[0]} ${inside} ${block[1]}`;
}

/** Breaks `coding: NAME` in the first two lines, where it would declare the encoding of a Python or Ruby file. */
function withoutDirective(comment: string, above: string): string {
  const isTop = !/\n[^\n]*\n/.test(above);
  return isTop ? comment.replace(/coding(?=[:=])/gi, "$& ") : comment;
}

/** An insertion within a line: after the word at `offset`, with the blanks that it needs around it. */
function spaced(text: string, offset: number, citation: string, language: Language): Insertion {
  const isInWord = startsWithWord.test(text[offset - 1] ?? "");
  const at =
    offset + (isInWord ? (/^[\p{L}\p{N}_]*/u.exec(text.slice(offset, offset + 100))?.[0].length ?? 0) : 0);
  const isBehindWord = /[\p{L}\p{N}_.,;:!?)\]#/%*-]/u.test(text[at - 1] ?? "");
  // At the start of a line, `=cut` and the like are commands.
  const isCommand = at === lineStart(text, at) && /^[=@]/.test(citation);
  const isJoined = makesMark(text.slice(Math.max(0, at - 2), at), citation.slice(0, 2), language);
  const before = isBehindWord || isCommand || isJoined ? " " : "";
  const next = text.slice(at, at + 2);
  const after = startsWithWord.test(next) || makesMark(citation.slice(-2), next, language) ? " " : "";
  return { at, text: `${before}${citation}${after}` };
}

const startsWithWord = /^[\p{L}\p{N}_]/u;

/** The start of the line on which the statement at `offset` begins, judged by multi-line strings and trailing `\`. */
function statementStart(text: string, offset: number, parts: readonly Part[]): number {
  let at = lineStart(text, offset);
  for (;;) {
    const around = parts.find(({ start, end }) => start <= at && at < end && isContinuing(text, start, at));
    if (around) at = lineStart(text, around.start === at ? at - 1 : around.start);
    else if (/\\\r?\n$/.test(text.slice(Math.max(0, at - 3), at))) at = lineStart(text, at - 1);
    else return at;
  }
}

/** Whether a line that begins at `at` continues a region: it is inside, or it is the first line of a here-document. */
const isContinuing = (text: string, start: number, at: number): boolean =>
  start < at ||
  (start > 0 &&
    /^[\w ]/.test(text.slice(start, start + 1)) &&
    !/^\w{0,3}#*["'`]/.test(text.slice(start, start + 4)));

/** The start of the line at `offset`, or of the `key: |` line if it is inside a YAML block scalar. */
function scalarStart(text: string, offset: number): number {
  const own = lineStart(text, offset);
  let indentation = indentationAt(text, own);
  for (let at = own; at > 0 && indentation > 0; ) {
    at = lineStart(text, at - 1);
    const line = text.slice(at, text.indexOf("\n", at));
    if (line.trim() === "" || indentationAt(text, at) >= indentation) continue;
    if (/[:-]\s+(?:[!&]\S+\s+)?[|>][-+\d]*\s*(?:#.*)?$/.test(line)) return at;
    indentation = indentationAt(text, at);
  }
  return own;
}

const indentationAt = (text: string, at: number): number =>
  /^ */.exec(text.slice(at, at + 200))?.[0].length ?? 0;

const lineStart = (text: string, offset: number) => text.lastIndexOf("\n", offset - 1) + 1;
const lineEnd = (text: string) => (text.includes("\r\n") ? "\r\n" : "\n");
