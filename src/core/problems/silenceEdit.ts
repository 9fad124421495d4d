import type { Context } from "../citations/citation.ts";
import { commentMarkers } from "../citations/languages/index.ts";
import type { Language } from "../citations/languages/language.ts";
import type { FixEdit } from "./fixes.ts";

const word = "marginalia-ignore";

/** Languages whose comments take a line of their own, so that nothing behind a text silences it. */
const wholeLines: ReadonlySet<Language> = new Set<Language>(["rst", "bat", "dockerfile", "ini"]);

/**
 * The edit that silences one line: the word `marginalia-ignore` at its end, in a comment where the line does not end in
 * one. `endContext` is the context at the line's end. `undefined` inside a string, whose text it would change, and where
 * the language has no comment for this place.
 */
export function silenceEdit(
  line: number,
  text: string,
  endContext: Context,
  language: Language,
): FixEdit | undefined {
  // The backslash that continues a line stays the last on it; two of them are TeX's, and no such thing.
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

/** What closes a block comment or a docstring at the end of a line, before which the word goes. */
function closingMark(text: string, context: Context, language: Language): string {
  const { line: marker, block } = commentMarkers(language);
  if (block && text.endsWith(block[1])) return block[1];
  const isLineComment = marker !== undefined && text.trimStart().startsWith(marker);
  return context === "docstring" && !isLineComment ? (/(?:"""|'''|["'])$/.exec(text)?.[0] ?? "") : "";
}
