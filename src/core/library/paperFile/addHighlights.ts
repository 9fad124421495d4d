import { isMap, isScalar, isSeq } from "yaml";
import type { Problem } from "../../problem.ts";
import { escaped, plainOf } from "../../quotes/quotesIn.ts";
import { listSplices } from "./listEdit.ts";
import { type PaperFile, readPaperFile } from "./parsePaperFile.ts";
import { pairsOf, rangeOf } from "./readRecord.ts";
import { flowList } from "./yamlText.ts";

/** A highlight or remark made in another program. Those of Zotero: `Highlight` in `online/zotero/highlights.ts`. */
export interface AddedHighlight {
  readonly key: string;
  readonly quote?: string;
  readonly page?: string;
  readonly remark?: string;
}

/**
 * The front matter key that lists what was imported from Zotero, so that nothing comes twice, even if the reader
 * deleted it.
 */
const listKey = "zotero-annotations";

/**
 * Appends the new `highlights` to the notes of a paper file: quotes with their pages (`— p. 7`), remarks below them. All
 * other text stays byte for byte, except for the list of keys. A highlight is known by its key, or by its words if the key
 * was deleted. Returns the same text if nothing is new, and a Problem if the file cannot be read.
 */
export function addHighlights(
  text: string,
  highlights: readonly AddedHighlight[],
  file = "",
): string | Problem {
  const read = readPaperFile(text, file);
  if (read === undefined) return refusal(file, "no front matter with a citekey");
  if ("code" in read) return read;
  const known = new Set(keysIn(read));
  const unknown = [...new Map(highlights.map((highlight) => [highlight.key, highlight])).values()].filter(
    ({ key }) => !known.has(key),
  );
  if (unknown.length === 0) return text;
  const fresh = newIn(text, read, unknown);
  const listed = withKeys(
    text,
    read,
    unknown.map(({ key }) => key),
  );
  const after = listed === undefined ? undefined : readPaperFile(listed, file);
  const isSafe = after && !("code" in after) && JSON.stringify(after.paper) === JSON.stringify(read.paper);
  return listed !== undefined && isSafe ? appended(listed, after, fresh) : appended(text, read, fresh);
}

/** A highlight as Markdown. */
export function highlightText({ quote, page, remark }: AddedHighlight): string {
  const from = page === undefined ? "" : `— p. ${page}`;
  if (quote === undefined) return [remark ?? "", from].filter((part) => part !== "").join("\n\n");
  const words = escaped(quote);
  const lines = from === "" ? [`> ${words}`] : [`> ${words}`, ">", `> ${from}`];
  return [lines.join("\n"), ...(remark === undefined ? [] : [remark])].join("\n\n");
}

function appended(text: string, { front }: PaperFile, fresh: readonly AddedHighlight[]): string {
  if (fresh.length === 0) return text;
  const added = `${fresh.map(highlightText).join("\n\n")}\n`.replaceAll("\n", front.eol);
  const body = text.slice(front.body);
  if (body === "") return text + (/[\r\n]$/.test(text) ? "" : front.eol) + added;
  const gap = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(body) ? 0 : /[\r\n]$/.test(body) ? 1 : 2;
  return text + (body.trim() === "" ? (gap === 2 ? front.eol : "") : front.eol.repeat(gap)) + added;
}

function keysIn({ map }: PaperFile): readonly string[] {
  const value = pairsOf(map).get(listKey)?.value;
  return isSeq(value) ? value.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : [])) : [];
}

/** Adds keys to the list; `undefined` if the list is laid out in a way that we do not edit. */
function withKeys(text: string, { front, map }: PaperFile, more: readonly string[]): string | undefined {
  const yaml = text.slice(front.start, front.end);
  const pair = pairsOf(map).get(listKey);
  if (pair === undefined) {
    if (!isMap(map) || map.flow === true) return undefined;
    const before = yaml === "" || /[\r\n]$/.test(yaml) ? "" : front.eol;
    const line = `${before}${listKey}: ${flowList(more, listKey.length + 2).replaceAll("\n", front.eol)}${front.eol}`;
    return text.slice(0, front.end) + line + text.slice(front.end);
  }
  if (!isSeq(pair.value)) return undefined;
  const keys = pair.value.items.map((item) => (isScalar(item) ? String(item.value) : undefined));
  if (keys.some((key) => key === undefined)) return undefined;
  const wanted = [...keys.filter((key) => key !== undefined), ...more];
  const splices =
    keys.length === 0
      ? [
          {
            start: rangeOf(pair.value)[0],
            end: rangeOf(pair.value)[1],
            text: flowList(wanted, listKey.length + 2),
          },
        ]
      : listSplices(yaml, front.eol, pair.value, wanted);
  if (splices === undefined) return undefined;
  const edited = [...splices]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, text: put }) => all.slice(0, start) + put + all.slice(end), yaml);
  return text.slice(0, front.start) + edited + text.slice(front.end);
}

/** The highlights whose words are not in the notes yet. */
function newIn(
  text: string,
  { front }: PaperFile,
  highlights: readonly AddedHighlight[],
): readonly AddedHighlight[] {
  const there = new Set(blocksIn(text.slice(front.body)));
  return highlights.filter(
    ({ quote, remark = "" }) =>
      !(quote === undefined ? blocksIn(remark) : [wordsOf(escaped(quote))]).every((words) =>
        there.has(words),
      ),
  );
}

/** The words of each quote and paragraph in a text. */
function blocksIn(body: string): readonly string[] {
  return body.split(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/).map((block) => {
    const lines = block.split(/\r\n|\n|\r/).map((line) => line.replace(/^[ \t]*>[ \t]?/, ""));
    return wordsOf(lines.filter((line) => !/^— /.test(line)).join(" "));
  });
}

const wordsOf = plainOf;

function refusal(file: string, reason: string): Problem {
  return { file, code: "unreadable-file", severity: "error", args: { reason }, line: 0, start: 0, end: 0 };
}
