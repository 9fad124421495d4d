import type { Span } from "../../core/text/span.ts";

/** The offset where a line (from 0) starts; the text's length if it has fewer lines. */
export function lineStart(text: string, line: number): number {
  let start = 0;
  for (let passed = 0; passed < line; passed++) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return start;
}

/** The change that toggles the checkbox on a line; `undefined` if there is none. */
export function ticked(text: string, line: number): Span | undefined {
  const start = lineStart(text, line);
  const end = text.indexOf("\n", start);
  const written = text.slice(start, end < 0 ? text.length : end);
  const box = /^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)+\[([ xX])\]/.exec(written);
  if (box === null) return undefined;
  const at = start + box[0].length - 2;
  return { start: at, end: at + 1, text: box[1] === " " ? "x" : " " };
}

/** How many characters before a click are used to find its place in the source. */
const telling = 24;

/** The offset in the source, searched from `from`, where a rendered text ends; `from` if it is not found. */
export function caretAfter(source: string, from: number, before: string): number {
  for (let length = Math.min(telling, before.length); length > 0; length = length >> 1) {
    const tail = before.slice(-length);
    const found = source.indexOf(tail, from);
    if (found >= 0) return found + tail.length;
  }
  return from;
}
