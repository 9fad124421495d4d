import type { Span } from "../../core/text/span.ts";
import { lineStart } from "./sourcePlaces.ts";

/** The change that toggles the checkbox on a line of the notes; `undefined` if the line has none. */
export function tickTask(text: string, line: number): Span | undefined {
  const start = lineStart(text, line);
  const end = text.indexOf("\n", start);
  const written = text.slice(start, end < 0 ? text.length : end);
  const box = /^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)+\[([ xX])\]/.exec(written);
  if (box === null) return undefined;
  const at = start + box[0].length - 2;
  return { start: at, end: at + 1, text: box[1] === " " ? "x" : " " };
}
