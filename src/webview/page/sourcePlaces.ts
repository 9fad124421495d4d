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
