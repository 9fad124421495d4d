import {
  backslash,
  carriageReturn,
  closeBrace,
  lineFeed,
  openBrace,
  percentSign,
  space,
  tab,
} from "../lexing/codes.ts";
import { longestConstruct, matchAt } from "./found.ts";

/** A part of the text, without the brackets around it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The arguments of a citation command with one list of keys. */
export interface Arguments {
  /** `<…>` and `[…]` before the keys, `[…]` last. */
  readonly notes: readonly Stretch[];
  readonly keys: Stretch;
  /** The offset after them. */
  readonly end: number;
}

const longestNote = 400;
/** The longest stretch of arguments with one list of keys: `rescan` relies on it. */
const longestGroup = 2 * longestConstruct;

/**
 * Matches blanks, comments and line ends between two arguments, but no empty line. In a comment of another
 * language, that language's comment mark may come before the next argument.
 */
const between =
  /[ \t]{0,20}(?:(?:%[^\n\r]{0,80})?(?:\r\n?|\n)(?![ \t]{0,40}[\n\r])[ \t]{0,40}(?:(?:\*|\/\/+!?|#+'?|%+)[ \t]{1,9}(?=[[{<(]))?){0,3}/y;

/** The offset of the next argument. */
export function afterBlanks(text: string, at: number): number {
  return matchAt(between, text, at) ? between.lastIndex : at;
}

/** How the end of an argument is found. */
interface Closing {
  readonly longest?: number;
  /** Brackets may nest. */
  readonly nests?: boolean;
  /** Text in comments does not count. */
  readonly skipsComments?: boolean;
}

/** Most people mean brackets to nest, though in LaTeX a note ends at the first `]`; few write brackets in comments. */
const attempts: readonly Closing[] = [{ nests: true }, {}, { nests: true, skipsComments: true }];

/** Reads `<note>[note][note]{keys}`, and with `hasVolume` biblatex' `[note]{volume}[pages]{keys}`. */
export function argumentsAt(text: string, at: number, hasVolume: boolean): Arguments | undefined {
  for (const how of attempts) {
    const found = readArguments(text, at, hasVolume, how);
    if (found) return found;
  }
  return undefined;
}

function readArguments(text: string, from: number, hasVolume: boolean, how: Closing): Arguments | undefined {
  const notes: Stretch[] = [];
  let at = afterBlanks(text, from);
  const readNotes = (open: string, close: string, most: number): boolean => {
    for (let count = 0; count < most && text.charAt(at) === open; count++) {
      const end = closing(text, at, close, how);
      if (end < 0) return false;
      notes.push({ start: at + 1, end });
      at = afterBlanks(text, end + 1);
    }
    return true;
  };
  if (!readNotes("<", ">", 1) || !readNotes("[", "]", 2)) return undefined;
  if (hasVolume) {
    const end = text.charAt(at) === "{" ? closing(text, at, "}", how) : -1;
    if (end < 0) return undefined;
    at = afterBlanks(text, end + 1);
    if (!readNotes("[", "]", 1)) return undefined;
  }
  if (text.charAt(at) !== "{") return undefined;
  const end = closing(text, at, "}", { ...how, longest: longestConstruct });
  if (end < 0 || end - from > longestGroup) return undefined;
  return { notes, keys: { start: at + 1, end }, end: end + 1 };
}

/** Reads the two notes with which commands for several lists may begin: `\cites(see)(p. 3)…`. */
export function outerNotes(
  text: string,
  from: number,
  isPlural: boolean,
): { readonly notes: readonly Stretch[]; readonly end: number } {
  const notes: Stretch[] = [];
  let end = from;
  while (isPlural && notes.length < 2) {
    const at = afterBlanks(text, end);
    const close = text.charAt(at) === "(" ? closing(text, at, ")", { nests: true }) : -1;
    if (close < 0) break;
    notes.push({ start: at + 1, end: close });
    end = close + 1;
  }
  return { notes, end };
}

/**
 * The offset of the bracket that closes the one at `open`, outside of braces; -1 if it is
 * too far or an empty line comes first.
 */
export function closing(
  text: string,
  open: number,
  close: string,
  { longest = longestNote, nests, skipsComments }: Closing = {},
): number {
  const opening = text.charCodeAt(open);
  const closes = close.charCodeAt(0);
  const last = Math.min(text.length, open + 1 + longest);
  let braces = 0;
  let depth = 0;
  for (let at = open + 1; at <= last; at++) {
    const code = text.charCodeAt(at);
    if (code === closes && braces === 0) {
      if (depth === 0) return at;
      depth--;
    } else if (code === opening && braces === 0) {
      if (nests || code === openBrace) depth++;
    } else if (code === backslash) at++;
    else if (skipsComments && code === percentSign) at = commentEnd(text, at, last) - 1;
    else if (code === openBrace) braces++;
    else if (code === closeBrace) {
      if (braces-- === 0) return -1;
    } else if (code === lineFeed || code === carriageReturn) {
      const crlf = code === carriageReturn && text.charCodeAt(at + 1) === lineFeed;
      if (isBlankLine(text, crlf ? at + 2 : at + 1)) return -1;
    }
  }
  return -1;
}

function isBlankLine(text: string, start: number): boolean {
  let at = start;
  while (text.charCodeAt(at) === space || text.charCodeAt(at) === tab) at++;
  const code = text.charCodeAt(at);
  return code === lineFeed || code === carriageReturn;
}

/** The offset of the line's end, where the comment at `at` ends; `last` at most. */
export function commentEnd(text: string, at: number, last: number): number {
  let end = at;
  while (end < last && text.charCodeAt(end) !== lineFeed && text.charCodeAt(end) !== carriageReturn) end++;
  return end;
}

/** True for a `%` that begins a comment: no backslash is before it. */
export function isPercent(text: string, at: number): boolean {
  return text.charCodeAt(at) === percentSign && text.charCodeAt(at - 1) !== backslash;
}
