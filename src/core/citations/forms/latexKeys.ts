import { lineStart, startsLine } from "../lexing/characters.ts";
import { locatorIn } from "../locators/locatorWords.ts";
import { isKey, keyFound, keyPattern } from "./citekey.ts";
import { type Found, matchAt } from "./found.ts";
import { closing, commentEnd, isPercent, type Stretch } from "./latexArguments.ts";

/** The keys of a list, with REVTeX' notes among them. */
export interface LatexKeys {
  readonly keys: readonly Found[];
  readonly notes: readonly Stretch[];
}

const keyHere = new RegExp(keyPattern, "yu");
const blanks = /[\s,]*/y;
/**
 * Matches the comment mark of another language at the start of a line, for
 * lists that span lines of a comment.
 */
const mark = /(?:\*|\/\/+!?|#+'?)[ \t]+/y;

/**
 * Reads a list of keys, separated by commas: `a, b`, with REVTeX' `*b` and `*[{see}][{p. 3}]b`. TeX comments
 * are skipped, except that a commented-out line of keys alone cites them in a comment. If the whole list is
 * in a comment, `%` at the start of a line is only the comment mark. `opening` is where the command begins.
 * `undefined` if the argument is no list: its braces contain other text.
 */
export function latexKeys(text: string, { start, end }: Stretch, opening: number): LatexKeys | undefined {
  const keys: Found[] = [];
  const notes: Stretch[] = [];
  const isCommented = isPercent(text, firstOfLine(text, opening));
  for (let at = start; ; ) {
    at = matchAt(blanks, text, at) ? blanks.lastIndex : at;
    if (at >= end) return { keys, notes };
    const isFirst = startsLine(text, at) && lineStart(text, at, start) > start;
    if (isPercent(text, at)) {
      const line = commentEnd(text, at, end);
      if (isFirst && !isCommented) for (const key of commentedOut(text, at, line)) keys.push(key);
      at = isFirst && isCommented ? at + 1 : line;
    } else if (isFirst && matchAt(mark, text, at)) at = mark.lastIndex;
    else {
      const item = readItem(text, at, end);
      if (item?.key) keys.push(item.key);
      for (const note of item?.notes ?? []) notes.push(note);
      const next = item?.end ?? nextComma(text, at, end);
      if (next === undefined) return undefined;
      at = next;
    }
  }
}

/** The offset of the first character on the line of `at` that is not a blank. */
function firstOfLine(text: string, at: number): number {
  let first = lineStart(text, at, Math.max(0, at - 1000));
  while (first < at && /[ \t]/.test(text.charAt(first))) first++;
  return first;
}

interface Item {
  readonly key?: Found;
  readonly notes: readonly Stretch[];
  /** The offset of its comma, or the list's end. */
  readonly end: number;
}

/** Reads one key with its notes; `undefined` if something else is there. */
function readItem(text: string, start: number, last: number): Item | undefined {
  const notes: Stretch[] = [];
  let at = text.charAt(start) === "*" ? start + 1 : start;
  const readNotes = () => {
    while (text.charAt(at) === "[") {
      const end = closing(text, at, "]");
      if (end < 0 || end >= last) return;
      notes.push({ start: at + 1, end });
      at = afterComments(text, end + 1, last);
    }
  };
  readNotes();
  const isBraced = text.charAt(at) === "{";
  const close = isBraced ? closing(text, at, "}") : -1;
  const written = isBraced ? text.slice(at + 1, close) : matchAt(keyHere, text, at)?.[0];
  if (written === undefined || !isKey(written)) return undefined;
  const from = isBraced ? at + 1 : at;
  at = afterComments(text, isBraced ? close + 1 : from + written.length, last);
  readNotes();
  if (at < last && text.charAt(at) !== ",") return undefined;
  let locator: string | undefined;
  for (const note of notes) locator = noteLocator(text.slice(note.start, note.end)) ?? locator;
  return { key: keyFound("latex", written, from, from + written.length, locator), notes, end: at };
}

function afterComments(text: string, from: number, last: number): number {
  let at = from;
  while (at < last && (/\s/.test(text.charAt(at)) || isPercent(text, at)))
    at = isPercent(text, at) ? commentEnd(text, at, last) : at + 1;
  return at;
}

/** The offset of the next comma, or the list's end; `undefined` if a brace comes before it. */
function nextComma(text: string, from: number, last: number): number | undefined {
  for (let at = from; at < last; at++) {
    const sign = text.charAt(at);
    if (sign === ",") return at;
    if (sign === "{" || sign === "}") return undefined;
  }
  return last;
}

/** The keys of a comment that contains nothing else. */
function commentedOut(text: string, start: number, end: number): Found[] {
  const found: Found[] = [];
  let at = start;
  while (isPercent(text, at)) at++;
  for (const part of text.slice(at, end).split(",")) {
    const key = part.trim();
    const from = at + part.indexOf(key);
    if (key !== "" && !isKey(key)) return [];
    if (key !== "") found.push(keyFound("latex", key, from, from + key.length));
    at += part.length + 1;
  }
  return found;
}

/** Plain text for TeX's signs and blanks, and commands to drop because they say nothing about a locator. */
const replacements: readonly (readonly [command: RegExp, plain: string])[] = [
  // Other citations with their own locators, and labels, whose names may look like locators.
  [
    /(?:[^,;()[\]]{0,60}\b(?:of|in|from)[\s~]+)?\\[A-Za-z]*[cC]ite[A-Za-z]*\*?(?:<[^<>]*>)?(?:\[[^[\]]*\])*(?:\{[^{}]*\})?/g,
    " ",
  ],
  [/\\[A-Za-z]*ref\*?\{[^{}]*\}/g, " "],
  [/(?<!\\)%[^\n\r]*(?:\r\n?|\n)?/g, " "],
  // Text in its own brackets is an aside.
  [/\[[^[\]]*\]/g, " "],
  [/\\(?:S|textsection)(?![A-Za-z])(?:\{\}| )?/g, "§"],
  [/\\pno(?![A-Za-z])/g, "p."],
  [/\\ppno(?![A-Za-z])/g, "pp."],
  [/\\(?:[ ,;:!>]|(?:thinspace|enspace|quad|nobreakspace)(?![A-Za-z]))|~/g, " "],
  [/\\(?:[A-Za-z]+\*? ?|[/@-])|[{}$]/g, ""],
  [/[ \t\r\n\u2009\u202f]+/g, " "],
  [/§ /g, "§"],
];

/** The locator in a note of LaTeX, such as `\S3.2`, `p.\,3`, `{\S}~3`, `\emph{Theorem}~4`. */
export function noteLocator(note: string): string | undefined {
  let plain = note;
  for (const [command, text] of replacements) plain = plain.replace(command, text);
  return locatorIn(plain);
}
