import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Pair } from "yaml";
import { identify } from "../../ids/identify.ts";
import { type Paper, type PaperField, paperFields, type ReadingStatus } from "../../paper.ts";
import type { Problem } from "../../problem.ts";
import type { YamlSource } from "./yamlSource.ts";

/** The readable fields of a record: `citekey` and `title` may be missing. */
export type PartialPaper = { -readonly [F in PaperField]?: Paper[F] };

/** The pairs of a YAML mapping by key; empty if the node is not a mapping. */
export function pairsOf(node: unknown): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  if (!isMap(node)) return pairs;
  for (const pair of node.items) {
    if (isPair(pair) && isScalar(pair.key)) pairs.set(String(pair.key.value), pair);
  }
  return pairs;
}

/**
 * Reads a record from a YAML mapping whose keys are those of `Paper`; others are ignored. A value of a wrong type gives
 * a Problem and is left out; an empty one counts as absent.
 */
export function readRecord(
  node: unknown,
  source: YamlSource,
): { readonly paper: PartialPaper; readonly problems: readonly Problem[] } {
  const paper: PartialPaper = {};
  const problems: Problem[] = [];
  const pairs = pairsOf(node);
  for (const field of paperFields) {
    const pair = pairs.get(field);
    if (!pair) continue;
    const reason = readField(paper, field, resolved(pair.value, source.document));
    if (reason === undefined) continue;
    const [start, end] = rangeOf(pair.key);
    problems.push(source.problem("bad-field", "warning", { field, reason }, start, end));
  }
  return { paper, problems };
}

/** The range of a node in its text; 0 for no node. */
export function rangeOf(node: unknown): readonly [start: number, end: number] {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : [0, 0];
}

/** Sets one field; returns the reason if it cannot. */
function readField(paper: PartialPaper, field: PaperField, node: unknown): string | undefined {
  switch (field) {
    case "aliases":
    case "authors":
    case "tags":
    case "apart": {
      const list = textsOf(node);
      if (list === undefined) return "not a list of texts";
      if (list.length > 0) paper[field] = list;
      return undefined;
    }
    case "year":
    case "status":
    case "pubstate":
    case "submitted":
    case "started":
    case "finished":
    case "added":
    case "arxiv":
    case "doi":
    case "openreview":
      break;
    default: {
      const text = scalarText(node);
      if (text === undefined) return "not a text";
      const value = field === "abstract" ? text : onOneLine(text, node);
      if (value !== "") paper[field] = value;
      return undefined;
    }
  }
  const text = scalarText(node)?.trim();
  if (text === undefined) return "not a text";
  if (text === "") return undefined;
  switch (field) {
    case "year":
      if (!/^[12]\d{3}$/.test(text)) return `not a year: ${text}`;
      paper.year = Number(text);
      return undefined;
    case "status":
      if (!isStatus(text)) return `not one of unread, reading, read: ${text}`;
      paper.status = text;
      return undefined;
    case "pubstate":
      if (text !== "withdrawn" && text !== "retracted") return `not one of withdrawn, retracted: ${text}`;
      paper.pubstate = text;
      return undefined;
    case "arxiv":
      paper.arxiv = idIn(text, "arXiv:") ?? text.replace(/^arxiv:\s*/i, "").replace(/v\d+$/, "");
      return undefined;
    case "openreview":
      paper.openreview = (/[/:]/.test(text) ? idIn(text, "openreview:") : undefined) ?? text;
      return undefined;
    case "doi":
      paper.doi = text.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, "");
      return undefined;
    default: {
      const date = dateOf(text);
      if (date === undefined) return `not a date YYYY-MM-DD: ${text}`;
      paper[field] = date;
      return undefined;
    }
  }
}

/** The bare id in what people write: an address, an id with prefix or version. */
function idIn(text: string, kind: "arXiv:" | "openreview:"): string | undefined {
  const id = identify(text);
  return id?.startsWith(kind) ? id.slice(kind.length) : undefined;
}

function isStatus(text: string): text is ReadingStatus {
  return text === "unread" || text === "reading" || text === "read";
}

/** The day of a date or timestamp, if it exists in the calendar. */
function dateOf(text: string): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text)?.[0];
  if (day === undefined) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  // Date.parse rolls 30 February over in some engines and refuses it in others.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : day;
}

/** Resolves an alias; an alias of nothing is returned as it is, and does not count as text. */
function resolved(node: unknown, document: Document): unknown {
  return isAlias(node) ? (node.resolve(document) ?? node) : node;
}

/** The text of a scalar: "" for an empty one and YAML's nulls, `undefined` for a list or a mapping. */
export function scalarText(node: unknown): string | undefined {
  if (node === null || node === undefined) return "";
  if (!isScalar(node)) return undefined;
  const text = typeof node.value === "string" ? node.value : "";
  return node.type === "PLAIN" && /^(~|null|Null|NULL)$/.test(text) ? "" : text;
}

/** Joins a title or name that is written as a block (`>`, `|`): its line ends are YAML's, not its own. */
function onOneLine(text: string, node: unknown): string {
  const isBlock = isScalar(node) && (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL");
  return isBlock ? text.replace(/[ \t]*[\r\n]+[ \t]*/g, " ").trim() : text;
}

/** The texts of a list; a single text counts as a list of one, since people write `tags: training`. */
function textsOf(node: unknown): readonly string[] | undefined {
  const items: readonly unknown[] = isSeq(node) ? node.items : [node];
  const texts: string[] = [];
  for (const item of items) {
    const text = scalarText(item);
    if (text === undefined) return undefined;
    const line = onOneLine(text, item);
    if (line !== "") texts.push(line);
  }
  return texts;
}
