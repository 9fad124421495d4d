import { isBlank, isNewline } from "../../lexing/characters.ts";
import {
  backslash,
  carriageReturn,
  closeBrace,
  closeBracket,
  closeParen,
  colon,
  comma,
  lineFeed,
  openBrace,
  openBracket,
  openParen,
  semicolon,
} from "../../lexing/codes.ts";
import type { Region } from "../../lexing/region.ts";

/** The start of a definition. A backslash may continue each part of it on the next line. */
const header = /(?:[ \t\f]|\\\r?\n)*(?:async(?:[ \t\f]|\\\r?\n)+)?(?:def|class|cdef|cpdef)\b/y;

/**
 * Tells docstrings from other strings as CPython's `ast` does: a docstring is the first statement of a module, class or
 * function and consists of plain string literals alone. The caller reports each string and comment in turn; they are
 * added to `found`.
 */
export function docstrings(text: string, found: Region[]) {
  /** The index in `found` of the first string of the statement that may be a docstring; -1 if there is none. */
  let first = -1;
  /** How many brackets of that statement are open, and up to where it was read. */
  let depth = 0;
  let read = 0;
  /**
   * The number of characters that all walks back to a header may read together: for
   * nested brackets they would be quadratic.
   */
  let budget = 4 * text.length + 1000;

  const close = (areDocs: boolean) => {
    if (areDocs)
      for (let index = first; index < found.length; index++) {
        const region = found[index];
        if (region?.context === "string") found[index] = { ...region, context: "docstring" };
      }
    first = -1;
  };

  /**
   * How many brackets open between a header and the string after it; -1 if there
   * is no header before the string.
   */
  const opening = (start: number): number => {
    let open = 0;
    let index = found.length - 1;
    for (let at = start; at > 0; ) {
      const before = found[index];
      if (before?.end === at) {
        if (before.context !== "comment") return -1;
        at = before.start;
        index--;
        continue;
      }
      const code = text.charCodeAt(--at);
      if (code === openParen) open++;
      else if (code === colon) return isHeader(at, index) ? open : -1;
      else if (!isBlank(code) && !isNewline(code) && code !== backslash) return -1;
    }
    return open;
  };

  /** True if the colon ends the header of a function or class. Walks back over brackets, strings and comments. */
  const isHeader = (headerEnd: number, last: number): boolean => {
    let index = last;
    let nested = 0;
    let at = headerEnd;
    while (at > 0 && budget-- > 0) {
      const before = found[index];
      if (before?.end === at) {
        at = before.start;
        index--;
        continue;
      }
      const code = text.charCodeAt(at - 1);
      if (code === closeParen || code === closeBracket || code === closeBrace) nested++;
      else if (code === openParen || code === openBracket || code === openBrace) {
        if (nested-- === 0) return false;
      } else if (nested === 0) {
        if (code === comma || code === colon || code === semicolon) return false;
        if (isNewline(code)) {
          const end = isCrLf(text, at - 2) ? at - 2 : at - 1;
          // A backslash at the end of a comment continues nothing.
          if (found[index]?.end === end || text.charCodeAt(end - 1) !== backslash) break;
        }
      }
      at--;
    }
    header.lastIndex = at;
    return budget > 0 && header.test(text);
  };

  const code = (to: number): boolean => {
    for (; first >= 0 && read < to; read++) {
      const sign = text.charCodeAt(read);
      // A string before a bracket is called, so it is no docstring.
      if (sign === openParen) close(false);
      else if (sign === closeParen) depth = Math.max(0, depth - 1);
      else if (sign === semicolon || isNewline(sign)) {
        if (depth === 0) close(true);
      } else if (sign === backslash) read += isCrLf(text, read + 1) ? 2 : 1;
      else if (!isBlank(sign)) close(false);
    }
    return first >= 0;
  };

  return {
    /** Reads the code up to the next string or comment. True while the last strings may still become docstrings. */
    code,
    /** Adds a string. `plain`: it has no prefix that makes it bytes or a template. */
    string(start: number, end: number, plain: boolean) {
      if (first >= 0 && !plain) close(false);
      else if (first < 0 && plain) {
        depth = opening(start);
        if (depth >= 0) first = found.length;
      }
      found.push({ start, end, context: "string" });
      read = end;
    },
    comment(start: number, end: number) {
      found.push({ start, end, context: "comment" });
      read = end;
    },
    /** The text has ended. */
    end() {
      if (first >= 0) close(true);
    },
  };
}

function isCrLf(text: string, at: number): boolean {
  return text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed;
}
