import { isScalar, type YAMLSeq } from "yaml";
import { rangeOf } from "./readRecord.ts";
import { contentEnd, indentAt, lineStart, nextLine, type Splice } from "./splice.ts";
import { doubleQuoted, flowItem, flowList, isPlain } from "./yamlText.ts";

/**
 * Edits a YAML list to have the wanted items. Only the stretch between the common start and the common end changes.
 * `undefined` if the list is laid out in a way that this does not handle.
 */
export function listSplices(
  yaml: string,
  eol: string,
  list: YAMLSeq,
  wanted: readonly string[],
): readonly Splice[] | undefined {
  const items: readonly unknown[] = list.items;
  if (!items.every(isScalar)) return undefined;
  const texts = items.map(({ value }) => value);
  const shorter = Math.min(texts.length, wanted.length);
  let head = 0;
  while (head < shorter && texts[head] === wanted[head]) head++;
  let tail = 0;
  while (tail < shorter - head && texts.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  const [start, end] = rangeOf(list);
  if (list.flow && head + tail === 0 && !yaml.slice(start, end).includes("#")) {
    const text = flowList(wanted, start - lineStart(yaml, start)).replaceAll("\n", eol);
    return [{ start, end, text }];
  }
  const old = items.slice(head, items.length - tail);
  const fresh = wanted.slice(head, wanted.length - tail);
  const common = Math.min(old.length, fresh.length);
  const inPlace = old.slice(0, common).map((item, n): Splice => {
    const [from, to] = rangeOf(item);
    return { start: from, end: to, text: likeItem(item, fresh[n] ?? "", list.flow === true) };
  });
  const at = head + common;
  const gone = items.slice(at, at + old.length - common);
  const rest = list.flow
    ? flowRest(items, at, gone.length, fresh.slice(common))
    : blockRest(yaml, eol, items, at, gone.length, fresh.slice(common));
  return rest && [...inPlace, ...rest];
}

/** Removes `count` items of a flow list at a place, or inserts others there, with commas. */
function flowRest(
  items: readonly unknown[],
  at: number,
  count: number,
  added: readonly string[],
): readonly Splice[] | undefined {
  const written = added.map((text) => likeItem(items[at - 1] ?? items[at], text, true));
  if (at > 0) {
    const start = rangeOf(items[at - 1])[1];
    const end = count > 0 ? rangeOf(items[at + count - 1])[1] : start;
    return [{ start, end, text: written.map((text) => `, ${text}`).join("") }];
  }
  if (items[count] === undefined) return undefined;
  const start = rangeOf(items[0])[0];
  return [{ start, end: rangeOf(items[count])[0], text: written.map((text) => `${text}, `).join("") }];
}

/** Like `flowRest`, for a list with one item on each line; comments on separate lines stay. */
function blockRest(
  yaml: string,
  eol: string,
  items: readonly unknown[],
  at: number,
  count: number,
  added: readonly string[],
): readonly Splice[] | undefined {
  const isLineEach = items.every((item) =>
    /^[ \t]*-[ \t]+$/.test(yaml.slice(lineStart(yaml, rangeOf(item)[0]), rangeOf(item)[0])),
  );
  if (!isLineEach) return undefined;
  const gone = items.slice(at, at + count).map((item): Splice => {
    return {
      start: lineStart(yaml, rangeOf(item)[0]),
      end: nextLine(yaml, contentEnd(yaml, item)),
      text: "",
    };
  });
  if (added.length === 0) return gone;
  const beside = items[at - 1] ?? items[at];
  const place =
    at > 0 ? nextLine(yaml, contentEnd(yaml, items[at - 1])) : lineStart(yaml, rangeOf(items[0])[0]);
  const indent = indentAt(yaml, rangeOf(beside)[0]);
  const text = added.map((item) => `${indent}- ${likeItem(beside, item, false)}${eol}`).join("");
  return [...gone, { start: place, end: place, text }];
}

/** An item in the quotes of another one. */
function likeItem(item: unknown, text: string, inFlow: boolean): string {
  const style = isScalar(item) ? item.type : undefined;
  if (style === "QUOTE_DOUBLE") return doubleQuoted(text);
  if (style === "QUOTE_SINGLE" && !/\p{Cc}|\p{Cs}|[\u2028\u2029\ufeff]/u.test(text)) {
    return `'${text.replaceAll("'", "''")}'`;
  }
  return inFlow ? flowItem(text) : isPlain(text, false) ? text : doubleQuoted(text);
}
