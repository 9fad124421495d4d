import type { Context } from "../citations/citation.ts";
import type { Language } from "../citations/languages/language.ts";
import { commentMarkers } from "../citations/languages/language.ts";
import type { FixEdit } from "./fixes.ts";

/**
 * Returns which lines are silenced: `marginalia-ignore` silences its line, `marginalia-ignore-file` the whole file.
 * Both are meant for comments but are recognised anywhere. `fileLines` are the lines of the whole file, if `lines` are a
 * part of it.
 */
export function silenced(
  lines: readonly string[],
  fileLines: readonly string[] = lines,
): (line: number) => boolean {
  if (fileLines.some((text) => text.includes("marginalia-ignore") && mark.exec(text)?.[1] !== undefined))
    return () => true;
  const silent = new Set<number>();
  for (const [line, text] of lines.entries())
    if (text.includes("marginalia-ignore") && mark.test(text)) silent.add(line);
  return (line) => silent.has(line);
}

const mark = /\bmarginalia-ignore(-file)?\b(?!-)/;

const word = "marginalia-ignore";

/** Languages in which nothing can be appended to a line to silence it: a comment needs its own line. */
const wholeLines: ReadonlySet<Language> = new Set<Language>(["rst", "bat", "dockerfile", "ini"]);

/**
 * The edit that silences a line: `marginalia-ignore` at its end, in a new comment unless the line ends in one.
 * `endContext` is the context at the line's end. `undefined` within a string and if the language has no comment for
 * this place.
 */
export function silenceEdit(
  line: number,
  text: string,
  endContext: Context,
  language: Language,
): FixEdit | undefined {
  // A backslash that continues the line must stay last; `\\` is TeX's line break.
  const isContinued = /(?<!\\)\\\s*$/.test(text);
  const written = (isContinued ? text.slice(0, text.lastIndexOf("\\")) : text).trimEnd();
  const { line: marker, block } = commentMarkers(language);
  if (endContext === "string") return undefined;
  if (endContext === "comment" || endContext === "docstring") {
    const closing = closingMark(written, endContext, language);
    const at = written.slice(0, written.length - closing.length).trimEnd().length;
    return { line, start: at, end: at, newText: ` ${word}` };
  }
  if (wholeLines.has(language)) return undefined;
  const comment =
    block && (endContext === "prose" || isContinued)
      ? `${block[0]} ${word} ${block[1]}`
      : marker && !isContinued && `${marker} ${word}`;
  return comment ? { line, start: written.length, end: written.length, newText: `  ${comment}` } : undefined;
}

/** The end of the block comment or docstring that closes on the line; the marker goes before it. */
function closingMark(text: string, context: Context, language: Language): string {
  const { line: marker, block } = commentMarkers(language);
  if (block && text.endsWith(block[1])) return block[1];
  const isLineComment = marker !== undefined && text.trimStart().startsWith(marker);
  return context === "docstring" && !isLineComment ? (/(?:"""|'''|["'])$/.exec(text)?.[0] ?? "") : "";
}
