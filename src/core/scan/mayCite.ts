import type { Language } from "../citations/languages/language.ts";

/**
 * Whether the bytes of a file can hold a citation at all. It may say yes for nothing, never no to one that `scan`
 * finds, so that most files are neither decoded nor lexed. Not for UTF-16.
 *
 * Every anchor of `forms.ts` has five bytes in a row that are rare enough to look for. A table over pairs of bytes tells
 * how far the next such five can be away, so that two bytes of three are never looked at (Wu and Manber 1994); an
 * expression with as many alternatives looks at each byte many times, which took twenty times as long.
 */
export function mayCite(bytes: Uint8Array, language: Language): boolean {
  // A notebook's JSON may write any character as an escape.
  if (language === "notebook" || hasAnchor(bytes)) return true;
  if (language === "other") return false;
  return (
    hasPandocKey(bytes, language === "markdown") || (language === "markdown" && hasTwice(bytes, code("[")))
  );
}

/** What must stand somewhere: the letters, in either case, or a set; the five between the bars are looked for. */
const anchors = [
  "|arxiv|",
  "|ar5iv|",
  "|haxiv|",
  "|?10.#|###",
  "|?cite|",
  "inse|rtref|",
  "|eprin|t",
  "f|ace.c|o/",
  "|hf.co|/",
  "revie|w.net|/",
  "a|clant|hology.",
  "a|clweb|.",
  "ml|r.pre|ss/",
  "|jmlr.|",
  "ni|ps.cc|/",
  "neuri|ps.cc|/",
  "t|hecvf|.com/",
  "foundatio|n.org|/",
];

const windowBytes = 5;

interface Anchor {
  /** For each byte of the anchor, which bytes may stand there. */
  readonly steps: readonly ReadonlySet<number>[];
  /** Where in it the window ends. */
  readonly last: number;
  readonly confirm: (bytes: Uint8Array, start: number, end: number) => boolean;
}

const every: ReadonlySet<number> = new Set(Array.from({ length: 256 }, (_, byte) => byte));

function stepOf(char: string): ReadonlySet<number> {
  if (char === "?") return every;
  if (char === "#") return new Set([..."0123456789"].map(code));
  return new Set([code(char), code(char.toUpperCase())]);
}

const compiled: readonly Anchor[] = anchors.map((anchor) => ({
  steps: [...anchor.replaceAll("|", "")].map(stepOf),
  last: anchor.indexOf("|") + windowBytes - 1,
  confirm: anchor.includes("10.") ? isDoi : anchor.includes("cite") ? isCommand : () => true,
}));

/** For each pair of bytes how far on the end of a window can be at the nearest; 0: perhaps here. */
const shifts = new Uint8Array(65536).fill(windowBytes - 1);
/** For each place before the window's end and each byte, a bit for every anchor that has that byte there. */
const masks = Array.from({ length: windowBytes }, () => new Int32Array(256));
for (const [number, { steps, last }] of compiled.entries())
  for (let back = windowBytes - 1; back >= 0; back--)
    for (const low of steps[last - back] ?? every) {
      const mask = masks[back];
      if (mask) mask[low] = (mask[low] ?? 0) | (1 << number);
      if (back === windowBytes - 1) continue;
      for (const high of steps[last - back - 1] ?? every) {
        const pair = (high << 8) | low;
        shifts[pair] = Math.min(shifts[pair] ?? 0, back);
      }
    }
const [mask0, mask1, mask2, mask3, mask4] = masks;

function hasAnchor(bytes: Uint8Array): boolean {
  const { length } = bytes;
  // From where a `?` may stand for the beginning of the text.
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
    if (here !== 0 && isAnchor(here, bytes, at)) return true;
    at++;
  }
  return false;
}

/** A function of its own: a closure in the loop above would make the loop tenfold slower. */
function isAnchor(bits: number, bytes: Uint8Array, last: number): boolean {
  return compiled.some((anchor, number) => (bits >> number) & 1 && standsAt(anchor, bytes, last));
}

function standsAt(anchor: Anchor, bytes: Uint8Array, last: number): boolean {
  const start = last - anchor.last;
  for (const [index, step] of anchor.steps.entries()) {
    const byte = bytes[start + index];
    // "?" stands for the beginning of the text too.
    if (byte === undefined ? step !== every : !step.has(byte)) return false;
  }
  return anchor.confirm(bytes, start, start + anchor.steps.length);
}

/** A DOI goes on with digits and dots up to a slash. */
function isDoi(bytes: Uint8Array, _start: number, end: number): boolean {
  let at = end;
  while (isDigit(bytes[at]) || bytes[at] === code(".")) at++;
  return bytes[at] === code("/") || bytes[at] === code("%");
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

/** `cite` counts in a word after one of the marks: `\parencite`, `@cite`, `:footcite:`, `{cite}`, `<d-cite`. */
function isCommand(bytes: Uint8Array, start: number): boolean {
  let at = start;
  while (start - at < 25 && isLetter(bytes[at])) at--;
  const mark = bytes[at];
  return mark !== undefined && beforeCommand.has(mark);
}

const beforeCommand: ReadonlySet<number> = new Set([..."\\@:{-"].map(code));

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122));
}

/** How far before its `@` the bracket of a key can open, in bytes: a thousand characters of up to four. */
const bracketBytes = 4000;

/** `[@key]`, `[see @key]`: an `@` in an open bracket, in the same paragraph; `@{key}`, and where it counts `@key`. */
function hasPandocKey(bytes: Uint8Array, bare: boolean): boolean {
  for (let at = bytes.indexOf(code("@")); at >= 0; at = bytes.indexOf(code("@"), at + 1)) {
    const [before, after] = [bytes[at - 1], bytes[at + 1]];
    if (before !== undefined && before < 128 && !beforeKey.has(before)) continue;
    if (after === code("{")) return true;
    // A key may begin with a letter beyond ASCII.
    if (after === undefined || (after < 128 && after !== code("_") && !isDigit(after) && !isLetter(after)))
      continue;
    if (bare || isBracketOpen(bytes, at)) return true;
  }
  return false;
}

const beforeKey: ReadonlySet<number> = new Set([..." \t\n\v\f\r[;(-"].map(code));

function isBracketOpen(bytes: Uint8Array, from: number): boolean {
  let lineIsBlank = false;
  for (let at = from - 1; at >= Math.max(0, from - bracketBytes); at--) {
    const byte = bytes[at];
    if (byte === code("[")) return true;
    if (byte === code("]")) return false;
    if (byte === code("\n")) {
      if (lineIsBlank) return false;
      lineIsBlank = true;
    } else if (byte !== code(" ") && byte !== code("\t") && byte !== code("\r")) lineIsBlank = false;
  }
  return false;
}

function hasTwice(bytes: Uint8Array, byte: number): boolean {
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1))
    if (bytes[at + 1] === byte) return true;
  return false;
}

function code(char: string): number {
  return char.charCodeAt(0);
}
