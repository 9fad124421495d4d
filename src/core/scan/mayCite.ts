import { formTable } from "../citations/forms/formTable.ts";
import type { Language } from "../citations/languages/language.ts";
import type { ByteMark } from "../ids/site.ts";
import { mayCiteInNotebook } from "./mayCiteInNotebook.ts";

/**
 * Whether the bytes of a file may contain a citation, so that most files need not be decoded and lexed. May say yes
 * without reason, but never no to a file in which `scan` finds a citation. Not for UTF-16.
 *
 * Nearly every form has a window of five bytes that is rare enough to search for. A table over pairs of bytes tells
 * how far away the next window must be, so that two of three bytes are never read (Wu and Manber 1994). A regular
 * expression with as many alternatives reads each byte many times and took twenty times as long.
 */
export function mayCite(bytes: Uint8Array, language: Language): boolean {
  if (hasMark(bytes)) return true;
  return language === "notebook"
    ? mayCiteInNotebook(bytes)
    : others.some((inBytes) => inBytes(bytes, language));
}

/** The checks for forms that have no such window. */
const others = formTable.flatMap((row) => ("inBytes" in row ? [row.inBytes] : []));

const windowBytes = 5;

interface Mark {
  /** For each place in the mark, which bytes may be there. */
  readonly steps: readonly ReadonlySet<number>[];
  /** The place of the window's last byte. */
  readonly last: number;
  readonly confirm: ((bytes: Uint8Array, start: number, end: number) => boolean) | undefined;
}

const every: ReadonlySet<number> = new Set(Array.from({ length: 256 }, (_, byte) => byte));

function stepOf(char: string): ReadonlySet<number> {
  if (char === "?") return every;
  const chars = char === "#" ? "0123456789" : char + char.toUpperCase();
  return new Set([...chars].map((one) => one.charCodeAt(0)));
}

function compiled(
  mark: ByteMark,
  confirm?: (bytes: Uint8Array, start: number, end: number, mark: ByteMark) => boolean,
): Mark {
  const letters = mark.replace(/^\*\./, "");
  return {
    steps: [...letters.replaceAll("|", "")].map(stepOf),
    last: letters.indexOf("|") + windowBytes - 1,
    confirm: confirm && ((bytes, start, end) => confirm(bytes, start, end, mark)),
  };
}

const marks = formTable.flatMap((row) =>
  "marks" in row ? row.marks.map((mark) => compiled(mark, row.confirm)) : [],
);
/** The bit of a mark; with many marks some share one. */
const bitOf = (number: number) => 1 << (number & 31);

/** For each pair of bytes, how far away the end of a window must be at least; 0 if one may end here. */
const shifts = new Uint8Array(65536).fill(windowBytes - 1);
/** For each distance from the window's end and each byte, a bit for every mark that has that byte there. */
const masks = Array.from({ length: windowBytes }, () => new Int32Array(256));
for (const [number, { steps, last }] of marks.entries())
  for (let back = windowBytes - 1; back >= 0; back--)
    for (const low of steps[last - back] ?? every) {
      const mask = masks[back];
      if (mask) mask[low] = (mask[low] ?? 0) | bitOf(number);
      if (back === windowBytes - 1) continue;
      for (const high of steps[last - back - 1] ?? every) {
        const pair = (high << 8) | low;
        shifts[pair] = Math.min(shifts[pair] ?? 0, back);
      }
    }
const [mask0, mask1, mask2, mask3, mask4] = masks;

function hasMark(bytes: Uint8Array): boolean {
  const { length } = bytes;
  // One byte earlier than a whole window, because a `?` may stand for the beginning of the text.
  for (let at = windowBytes - 2; at < length; ) {
    const low = bytes[at] ?? 0;
    const high = bytes[at - 1] ?? 0;
    const shift = shifts[(high << 8) | low] ?? 1;
    if (shift > 0) {
      at += shift;
      continue;
    }
    const near = (mask0?.[low] ?? 0) & (mask1?.[high] ?? 0) & (mask2?.[bytes[at - 2] ?? 0] ?? 0);
    const here = near & (mask3?.[bytes[at - 3] ?? 0] ?? 0) & (mask4?.[bytes[at - 4] ?? 0] ?? 0);
    if (here !== 0 && isMark(here, bytes, at)) return true;
    at++;
  }
  return false;
}

/** A separate function: a closure in the loop above would make the loop ten times as slow. */
function isMark(bits: number, bytes: Uint8Array, last: number): boolean {
  return marks.some((mark, number) => (bits & bitOf(number)) !== 0 && standsAt(mark, bytes, last));
}

function standsAt({ steps, last, confirm }: Mark, bytes: Uint8Array, windowEnd: number): boolean {
  const start = windowEnd - last;
  for (const [index, step] of steps.entries()) {
    const byte = bytes[start + index];
    // "?" stands for the beginning of the text too.
    if (byte === undefined ? step !== every : !step.has(byte)) return false;
  }
  return confirm?.(bytes, start, start + steps.length) ?? true;
}
