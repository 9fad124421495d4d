import { isEscaped, lineEnd, lineStart, nextLine } from "../../lexing/characters.ts";
import {
  backslash,
  backtick,
  closeBrace,
  colon,
  hyphen,
  lessThan,
  nextStop,
  stopsAt,
} from "../../lexing/codes.ts";
import { embed, type Region } from "../../lexing/region.ts";
import { languageOfBlock } from "./languageOfBlock.ts";

const fenceLine = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})(.*)$/;

/** The info string of directives that contain Markdown: admonitions of MyST and the like, callouts of Quarto. */
const proseDirective =
  /^\{(?!code|sourcecode|literalinclude|eval-rst|raw|math|mermaid|ojs|python|r\b|julia|bash|sql)[a-z][a-z:-]*\}/i;

/**
 * Markdown, also R Markdown, Quarto, MyST and MDX. A fenced block is read in the language that it names. Without one it
 * is a string, as inline code is: ids count there, citekeys do not, since they may be examples.
 */
export function markdown(text: string, until: number): Region[] {
  const found: Region[] = [];
  /** The marks of the directives that are open. Their closing lines open no block. */
  const directives: string[] = [];
  let at = frontMatter(found, text);
  let comment = false;
  const marks = regionMarks.map((mark) => ({ mark, next: -1 }));
  while (at < until) {
    // Outside a comment only lines with a mark have regions, and none begins before the mark.
    const first = comment ? at : nextMark(text, at, marks);
    at = lineStart(text, first, at);
    const end = lineEnd(text, first);
    const mayFence = !comment && (text.startsWith("```", first) || text.startsWith("~~~", first));
    const fence = mayFence && end - at <= 1000 ? fenceLine.exec(text.slice(at, end)) : null;
    const mark = fence?.[1];
    const info = fence?.[2]?.trim() ?? "";
    const directive = directives.at(-1);
    if (mark === undefined || (mark.startsWith("`") && info.includes("`"))) {
      comment = addInlineCode(found, text, isEscaped(text, at, first) ? first + 1 : first, end, comment);
    } else if (info === "" && directive !== undefined && mark.startsWith(directive)) {
      directives.pop();
    } else if (proseDirective.test(info)) {
      directives.push(mark);
    } else {
      const start = nextLine(text, end);
      const close = fenceEnd(text, start, mark);
      embedBlock(found, text, start, close, info);
      at = close;
      at = nextLine(text, lineEnd(text, at));
      continue;
    }
    at = nextLine(text, end);
  }
  return found;
}

/** The marks with which inline code, a fence or a comment begins. */
const regionMarks = ["`", "~~~", "<!--"];

/** The offset of the first of the marks from `from` on; the text's end if there is none. */
function nextMark(text: string, from: number, marks: { readonly mark: string; next: number }[]): number {
  let first = text.length;
  for (const one of marks) {
    if (one.next < from) {
      const next = text.indexOf(one.mark, from);
      one.next = next < 0 ? text.length : next;
    }
    first = Math.min(first, one.next);
  }
  return first;
}

/** Reads YAML front matter and returns the offset after it. */
function frontMatter(found: Region[], text: string): number {
  const open = /^\ufeff?---[ \t]*(?:\r\n?|\n)/.exec(text.slice(0, 80));
  if (!open) return 0;
  const start = open[0].length;
  for (let at = start; at < text.length; at = nextLine(text, at))
    if (/^(?:---|\.\.\.)\s*$/.test(text.slice(at, Math.min(lineEnd(text, at), at + 80)))) {
      embed(found, start, at, "yaml");
      return nextLine(text, at);
    }
  return 0;
}

/** The start of the line that closes a fence; the text's end if there is none. */
function fenceEnd(text: string, from: number, mark: string): number {
  const sign = mark.charCodeAt(0);
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    let sure = at;
    while (" \t>".includes(text.charAt(sure)) && sure < text.length) sure++;
    let run = sure;
    while (text.charCodeAt(run) === sign) run++;
    if (run - sure >= mark.length && text.slice(run, lineEnd(text, run)).trim() === "") return at;
  }
  return text.length;
}

function embedBlock(found: Region[], text: string, start: number, end: number, info: string): void {
  if (/^\{eval-rst\}/.test(info)) return;
  // ```python, ```{r, echo=FALSE}, ```{code-block} python, ```{.python .numberLines}, ```@raw html, ```jldoctest; …
  const name =
    /^(?:\{(?:code[\w-]*|sourcecode|raw)\}|@raw)\s+([\w+#-]+)/.exec(info)?.[1] ??
    /^\{?[.=]?\s*([@\w+#-]+)/.exec(info)?.[1] ??
    "";
  embed(found, start, end, languageOfBlock(text, start, name));
}

/** The characters with which inline code and comments begin, and the backslash that escapes them. */
const inlineStops = stopsAt("`\\<");

/** Reads the inline code and comments of one line. True if a comment goes on after the line. */
function addInlineCode(
  found: Region[],
  text: string,
  from: number,
  end: number,
  inComment: boolean,
): boolean {
  let at = from;
  if (inComment) at = commentEnd(found, text, from, from, end);
  if (at < 0) return true;
  let closes: ReadonlyMap<number, number> | undefined;
  for (at = nextStop(text, at, end, inlineStops); at < end; at = nextStop(text, at, end, inlineStops)) {
    const code = text.charCodeAt(at);
    if (code === backtick) {
      const run = runEnd(text, at, end);
      let close = nextRun(text, run, end, run - at);
      if (close === undefined) {
        closes ??= sameRuns(text, at, end);
        close = closes.get(at);
      }
      // A role has its text in backticks: :arxiv:`…`, {cite}`…`.
      const before = text.charCodeAt(at - 1);
      if (close !== undefined && before !== colon && before !== closeBrace)
        found.push({ start: at, end: close, context: "string" });
      at = close ?? run;
    } else if (code === backslash) at += 2;
    else if (code === lessThan && text.startsWith("<!--", at)) {
      at = commentEnd(found, text, at, at + 4, end);
      if (at < 0) return true;
    } else at++;
  }
  return false;
}

/** Adds a comment up to its close and returns the offset after it; up to the line's end, and then -1. */
function commentEnd(found: Region[], text: string, start: number, from: number, end: number): number {
  let at = from;
  while (at < end && !(text.charCodeAt(at) === hyphen && text.startsWith("-->", at))) at++;
  const close = at < end ? at + 3 : end;
  if (close > start) found.push({ start, end: close, context: "comment" });
  return at < end ? close : -1;
}

/** The end of the backticks from `at` on. */
function runEnd(text: string, at: number, end: number): number {
  let run = at;
  while (run < end && text.charCodeAt(run) === backtick) run++;
  return run;
}

/** The end of the line's next run of backticks, if it has that length, as it usually has. */
function nextRun(text: string, from: number, end: number, length: number): number | undefined {
  const start = nextStop(text, from, end, backtickStop);
  const close = runEnd(text, start, end);
  return start < end && close - start === length ? close : undefined;
}

const backtickStop = stopsAt("`");

/** Maps the start of each run of backticks to the end of the next run of the same length. */
function sameRuns(text: string, from: number, end: number): ReadonlyMap<number, number> {
  const closes = new Map<number, number>();
  const next = new Map<number, number>();
  let at = end;
  while (at > from) {
    at--;
    if (text.charCodeAt(at) !== backtick) continue;
    const stop = at + 1;
    while (at > from && text.charCodeAt(at - 1) === backtick) at--;
    const close = next.get(stop - at);
    if (close !== undefined) closes.set(at, close);
    next.set(stop - at, stop);
  }
  return closes;
}
