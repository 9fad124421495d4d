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

/**
 * An item of a list with its place in the text, or why it cannot be read. `isEnd`: the list's closing bracket is
 * missing.
 */
export type LooseItem =
  | { readonly offset: number; readonly value: unknown }
  | { readonly offset: number; readonly reason: string; readonly isEnd?: true };

/** Where an item of CSL-JSON begins: with one of its fields, on a line of its own or after another item. */
const itemStart =
  /(?:[\r\n][ \t]*,?[ \t]*|["\]}]\s*,?\s*)(?=\{\s*"(?:id|type|citation-key|DOI|ISBN|ISSN|PMC?ID|abstract|accessed|annote|archive|archive_location|author|call-number|collection-title|container-title|edition|editor|event|genre|issue|issued|journalAbbreviation|keyword|language|note|number|number-of-pages|page|publisher|publisher-place|shortTitle|source|title|title-short|translator|volume)"\s*:)/g;

/** A name or a date, which an item has below its fields. */
const part = `(?!\\{\\s*"(?:family|given|literal|suffix|(?:non-)?dropping-particle|date-parts|raw|season|year)"\\s*:)`;

/** Where the item after the broken one at `at` begins: with a field that items have, or as far to the right as that one. */
function nextItem(text: string, at: number): number | undefined {
  const indent = /[\r\n]([ \t]*),?[ \t]*$/.exec(text.slice(Math.max(0, at - 200), at))?.[1];
  const below =
    indent === undefined ? [] : [new RegExp(`[\\r\\n]${indent}(?:,[ \\t]*)?${part}(?=\\{\\s*")`, "g")];
  const found = [itemStart, ...below].flatMap((start) => {
    start.lastIndex = at + 1;
    return start.test(text) ? start.lastIndex : [];
  });
  return found.sort((a, b) => a - b)[0];
}

/**
 * Parses a JSON list item by item, one per step, so that a mistake only loses its own item: after a broken one,
 * reading continues where the next item begins. `undefined` if the text has no list. Never throws.
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
    const next = nextItem(text, at);
    if (next === undefined) {
      const lost = secondId(text, at);
      return lost === undefined
        ? items
        : [...items, { offset: lost, reason: "What follows the broken entry cannot be told apart." }];
    }
    at = next;
  }
  return [...items, { offset: text.length, reason: "The list has no end.", isEnd: true }];
}

/** Where the text from `at` on has a second id, which is another item's. */
function secondId(text: string, at: number): number | undefined {
  const id = /"id"\s*:/g;
  id.lastIndex = at;
  return id.test(text) ? id.exec(text)?.index : undefined;
}

/** The position after a value with matching brackets; 0 if they never match. */
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

/** The message of a JSON parser without the place: engines word it differently, and some leave it out. */
export function jsonReason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(
    / in JSON at position.*|, (?:\.{3})?".*" is not valid JSON$/s,
    "",
  );
}
