import type { Context } from "../citations/citation.ts";
import { commentMarkers } from "../citations/languages/index.ts";
import type { Language } from "../citations/languages/language.ts";
import type { FixEdit } from "./fixes.ts";

/**
 * The edit that silences one line: the word `marginalia-ignore` at its end, in a comment where the line does not end in
 * one. `endContext` is the context at the line's end. `undefined` inside a string, whose text it would change, and where
 * the language has no comments.
 */
export function silenceEdit(
  line: number,
  text: string,
  endContext: Context,
  language: Language,
): FixEdit | undefined {
  const end = text.trimEnd().length;
  const { line: marker, block } = commentMarkers(language);
  if (endContext === "string") return undefined;
  if (endContext === "comment" || endContext === "docstring") {
    // Before the mark that closes a block comment, not behind it.
    const closing = block && text.trimEnd().endsWith(block[1]) ? end - block[1].length : end;
    const at = text.slice(0, closing).trimEnd().length;
    return { line, start: at, end: at, newText: " marginalia-ignore" };
  }
  const comment =
    block && endContext === "prose"
      ? `${block[0]} marginalia-ignore ${block[1]}`
      : marker && `${marker} marginalia-ignore`;
  return comment === undefined ? undefined : { line, start: end, end, newText: `  ${comment}` };
}
