import {
  closeBrace,
  closeBracket,
  doubleQuote,
  openBrace,
  openBracket,
} from "../../citations/lexing/codes.ts";
import { stringEnd } from "../../jsonText.ts";
import type { Steps } from "../../steps.ts";
import { longestItem, tooLong } from "../fileProblems.ts";

/** An item of a list with its place in the text, or why it cannot be read. `isEnd`: the list is not closed. */
export type LooseItem =
  | { readonly offset: number; readonly value: unknown }
  | { readonly offset: number; readonly reason: string; readonly isEnd?: true };

/** Where an item of CSL-JSON begins: on a line of its own, or behind another one. */
const itemStart =
  /(?:[\r\n][ \t]*,?[ \t]*|["\]}]\s*,?\s*)(?=\{\s*"(?:id|type|citation-key|title|DOI|author|abstract|issued|language)"\s*:)/g;

/**
 * The items of a list one after another, an item a step, so that a mistake costs its own item alone: where the brackets of
 * one do not match, reading goes on where the next one begins. `undefined` where the text has no list. Never throws.
 */
export function* looseItems(text: string): Steps<readonly LooseItem[] | undefined> {
  const open = /^\s*\[|"(?:items|references)"\s*:\s*\[/.exec(text);
  if (open === null) return undefined;
  const items: LooseItem[] = [];
  for (let at = open.index + open[0].length; at < text.length; ) {
    yield;
    const sign = text.charAt(at);
    if (/[\s,]/.test(sign)) {
      at++;
      continue;
    }
    if (sign === "]") return items;
    const end = /["[{]/.test(sign) ? endOf(text, at) : (/[\s,\]]/g.exec(text.slice(at))?.index ?? 0) + at;
    const stop = end > at ? end : text.length;
    if (end > at + longestItem) {
      items.push({ offset: at, reason: tooLong(longestItem) });
      at = stop;
      continue;
    }
    const read = parsed(text.slice(at, stop));
    if ("value" in read) {
      items.push({ offset: at, value: read.value });
      at = stop;
      continue;
    }
    items.push({ offset: at, reason: read.reason });
    itemStart.lastIndex = at + 1;
    const next = itemStart.exec(text);
    // Brackets that match tell where even a broken item ends, unless another one begins before.
    if (next === null) return items;
    at = itemStart.lastIndex;
  }
  return [...items, { offset: text.length, reason: "The list has no end.", isEnd: true }];
}

/** Where a value ends whose brackets match; 0 where they never do. */
function endOf(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === doubleQuote) {
      at = stringEnd(text, at + 1);
      if (at < 0) return 0;
    } else if (sign === openBracket || sign === openBrace) depth++;
    else if (sign === closeBracket || sign === closeBrace) depth--;
    if (depth <= 0) return at + 1;
  }
  return 0;
}

function parsed(text: string): { readonly value: unknown } | { readonly reason: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    return { reason: jsonReason(error) };
  }
}

/** Each engine words its place differently, and some leave it out. */
export function jsonReason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(
    / in JSON at position.*|, (?:\.{3})?".*" is not valid JSON$/s,
    "",
  );
}
