import { isMap, isSeq } from "yaml";
import type { Category } from "../../paper.ts";
import type { Problem } from "../../problem.ts";
import { parseCategories } from "../categories.ts";
import { pairsOf, rangeOf, scalarText } from "../paperFile/readRecord.ts";
import { contentEnd, indentAt, lineStart, nextLine } from "../paperFile/splice.ts";
import { readYaml } from "../paperFile/yamlSource.ts";
import { doubleQuoted, isPlain } from "../paperFile/yamlText.ts";

const fresh = "marginalia: 1\n";

/**
 * Edits a `categories.yaml` to list these categories in this order; `text` is `undefined` for a new file. The lines of
 * categories that stay are kept, moved if necessary and changed only for a new title; the lines of others are removed.
 * Returns a Problem if the text does not parse, is of a newer version, or is laid out so that the lines of categories
 * cannot be separated.
 */
export function editCategories(
  text: string | undefined,
  wanted: readonly Category[],
  file = "",
): string | Problem {
  const before = text ?? fresh;
  const { writable, problems } = parseCategories(before, file);
  if (!writable) return problems[0] ?? refusal(file, "it does not parse");
  const eol = before.includes("\r\n") ? "\r\n" : "\n";
  const parts = partsOf(before, file, eol);
  if (parts === undefined) return refusal(file, "its categories are not a list with lines of their own");
  const { head, items, tail, indent } = parts;
  const lines = wanted.map(
    (category) => titled(items.get(category.id), category, eol) ?? newItem(category, indent, eol),
  );
  const list = wanted.length > 0 || items.size > 0 ? lines : [];
  const heading =
    head === undefined ? `${ended(before, eol)}${wanted.length > 0 ? `categories:${eol}` : ""}` : head;
  const after = `${heading}${list.map((line, at) => (at < list.length - 1 || tail !== "" ? ended(line, eol) : line)).join("")}${tail}`;
  const { categories } = parseCategories(after, file);
  const isAsWanted =
    categories.length === wanted.length &&
    categories.every(({ id, title }, at) => id === wanted[at]?.id && title === wanted[at]?.title);
  return isAsWanted
    ? after
    : refusal(file, "its categories cannot be changed without changing more than that");
}

function refusal(file: string, reason: string): Problem {
  return { file, code: "unreadable-file", severity: "error", args: { reason }, line: 0, start: 0, end: 0 };
}

interface Parts {
  /** The text before the first category; `undefined` if there is no list. */
  readonly head: string | undefined;
  /** The lines of each category by id, with the comments above them. */
  readonly items: ReadonlyMap<string, string>;
  readonly tail: string;
  readonly indent: string;
}

/** Splits the text into the lines of its categories. */
function partsOf(text: string, file: string, eol: string): Parts | undefined {
  const pair = pairsOf(readYaml(text, file).document.contents).get("categories");
  const list = pair?.value;
  if (pair === undefined) return { head: undefined, items: new Map(), tail: "", indent: "  " };
  if (!isSeq(list) || list.items.length === 0) {
    const [, end] = rangeOf(isSeq(list) ? list : pair.key);
    const line = nextLine(text, end);
    const start = text.slice(0, lineStart(text, rangeOf(pair.key)[0]));
    return { head: `${start}categories:${eol}`, items: new Map(), tail: text.slice(line), indent: "  " };
  }
  if (list.flow) return undefined;
  const starts = list.items.map((item) => lineStart(text, rangeOf(item)[0]));
  const areLines = list.items.every((item, at) =>
    /^[ \t]*-[ \t]+$/.test(text.slice(starts[at], rangeOf(item)[0])),
  );
  if (!areLines) return undefined;
  const items = new Map<string, string>();
  // Comments below the key belong to the first category.
  let from = nextLine(text, rangeOf(pair.key)[1]);
  const head = text.slice(0, from);
  for (const item of list.items) {
    const end = nextLine(text, contentEnd(text, item));
    const id = (isMap(item) ? scalarText(pairsOf(item).get("id")?.value) : scalarText(item)) ?? "";
    if (id === "" || items.has(id)) return undefined;
    items.set(id, text.slice(from, end));
    from = end;
  }
  const [first] = list.items;
  const indent = indentAt(text, rangeOf(first)[0]).replace(/-[ \t]*$/, "");
  return { head, items, tail: text.slice(from), indent };
}

/** The lines of a category with this title; `undefined` if there are none. */
function titled(lines: string | undefined, { id, title }: Category, eol: string): string | undefined {
  if (lines === undefined) return undefined;
  const item: unknown = readItem(lines);
  const fields = pairsOf(item);
  const now = isMap(item) ? scalarText(fields.get("title")?.value) || id : id;
  if (now === title) return lines;
  if (!isMap(item))
    return lines.replace(
      /-([ \t]+)(.*)/,
      (_, gap: string, said: string) =>
        `-${gap}id: ${said}${eol}${" ".repeat(3 + gap.length)}title: ${quoted(title)}`,
    );
  const value = fields.get("title")?.value;
  if (value !== undefined && value !== null) {
    const [start, end] = rangeOf(value);
    if (start < end)
      return `${lines.slice(0, start)}${quoted(title)}${lines.slice(contentEnd(lines, value))}`;
  }
  const key = fields.get("id")?.key;
  const at = nextLine(lines, rangeOf(fields.get("id")?.value)[1]);
  const start = rangeOf(key)[0];
  const gap = " ".repeat(start - lineStart(lines, start));
  return `${ended(lines.slice(0, at), eol)}${gap}title: ${quoted(title)}${eol}${lines.slice(at)}`;
}

function readItem(lines: string): unknown {
  const list = readYaml(lines, "").document.contents;
  return isSeq(list) ? list.items[0] : undefined;
}

function newItem({ id, title, description }: Category, indent: string, eol: string): string {
  const fields = [
    `id: ${quoted(id)}`,
    ...(title === id ? [] : [`title: ${quoted(title)}`]),
    ...(description ? [`description: ${quoted(description)}`] : []),
  ];
  return `${indent}- ${fields.join(`${eol}${indent}  `)}${eol}`;
}

const quoted = (text: string): string => (isPlain(text, false) ? text : doubleQuoted(text));

const ended = (text: string, eol: string): string =>
  text === "" || /[\r\n]$/.test(text) ? text : text + eol;
