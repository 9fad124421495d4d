import { itemOffsets, jsonFaultAt } from "../../jsonText.ts";
import type { Layer, SourceFile, SourceRecord } from "../../library/source.ts";
import type { Problem } from "../../problem.ts";
import { atOnce, inSlices, type Steps } from "../../steps.ts";
import { LineReader } from "../../text/lineReader.ts";
import { FileProblems, longestKey, longKeyReason } from "../fileProblems.ts";
import { cslPaper } from "./cslPaper.ts";
import { type CslFields, plainText } from "./cslText.ts";
import { jsonReason, type LooseItem, looseItems } from "./looseItems.ts";

interface CslOptions {
  readonly isNamed?: boolean;
  readonly isInNamedFolder?: boolean;
}

/** Where Zotero and pandoc put the list of items. */
const listMember = (json: unknown): string | undefined =>
  isObject(json) ? ["items", "references"].find((name) => Array.isArray(json[name])) : undefined;

/** Fields that are common in CSL-JSON and rare elsewhere: they tell a broken bibliography from other broken JSON. */
const telltale = /"(?:citation-key|container-title|date-parts|issued|non-dropping-particle)"\s*:/;

/** A list that looks like references: its items have an id and a title, say. Enough if the user named the folder. */
const listOfItems = /^\s*\[\s*\{(?=[\s\S]{0,2000}"id"\s*:)[\s\S]{0,2000}"(?:title|type|author)"\s*:/;

/**
 * Reads the records of a CSL-JSON file: a list of items, Zotero's `{ "items": […] }` or pandoc's `{ "references": […]
 * }`. A broken item is a Problem, and the others load. `undefined` if the file is other JSON. If the user named the
 * file as a bibliography (`isNamed`) or its folder (`isInNamedFolder`), less evidence is needed, and a file that does
 * not parse is a Problem.
 */
export function parseCslJson(
  text: string,
  file: string,
  layer: Layer,
  options: CslOptions = {},
): SourceFile | undefined {
  return atOnce(cslSteps(text, file, layer, options));
}

/** The same in slices of a few milliseconds. Rejects with the signal's reason when aborted. */
export function parseCslJsonInSlices(
  text: string,
  file: string,
  layer: Layer,
  { signal, ...options }: CslOptions & { readonly signal?: AbortSignal } = {},
): Promise<SourceFile | undefined> {
  return inSlices(cslSteps(text, file, layer, options), signal);
}

/** One item per step. */
function* cslSteps(
  text: string,
  file: string,
  layer: Layer,
  { isNamed = false, isInNamedFolder = false }: CslOptions,
): Steps<SourceFile | undefined> {
  const source = text.startsWith("\ufeff") ? text.slice(1) : text;
  const lines = new LineReader(source);
  const problems = new FileProblems(file);
  const report = (offset: number, code: "unreadable-file" | "bad-field", args: Problem["args"]) => {
    const severity = code === "bad-field" ? "warning" : "error";
    problems.add({ file, ...lines.placeAt(offset), code, severity, args });
  };
  const isBibliography = isNamed || telltale.test(source) || (isInNamedFolder && listOfItems.test(source));
  const read = yield* readItems(source, { isNamed, isBibliography }, report);
  if (read === undefined) return undefined;
  if (read === "unreadable") return { file, layer, records: [], problems: problems.all };
  const records = new Map<string, SourceRecord>();
  for (const [place, one] of read.entries()) {
    yield;
    const { offset } = one;
    if ("reason" in one) {
      report(offset, "unreadable-file", { reason: one.reason, ...(one.isEnd !== true && { part: "entry" }) });
      continue;
    }
    const item = one.value;
    const keys = isObject(item) ? keysOf(item) : [];
    const [citekey, ...otherCitekeys] = keys;
    const first = citekey === undefined ? undefined : records.get(citekey);
    if (citekey !== undefined && citekey.length > longestKey)
      report(offset, "unreadable-file", { reason: longKeyReason, part: "entry" });
    else if (!isObject(item))
      report(offset, "unreadable-file", { reason: `Item ${place + 1} is not an object.`, part: "entry" });
    else if (citekey === undefined)
      report(offset, "unreadable-file", { reason: `Item ${place + 1} has no "id".`, part: "entry" });
    else if (first !== undefined) {
      const other = `${file}:${first.line + 1}`;
      problems.add({
        file,
        ...lines.placeAt(offset),
        code: "duplicate-citekey",
        severity: "warning",
        args: { citekey, other },
      });
    } else {
      const paper = cslPaper(citekey, item, (field, reason, part) =>
        report(offset, "bad-field", { field, reason, ...(part && { part }) }),
      );
      const { line } = lines.placeAt(offset);
      const { abstract: _, ...kept } = item;
      const original = { item: kept };
      records.set(citekey, { paper, line, original, ...(otherCitekeys.length > 0 && { otherCitekeys }) });
    }
  }
  return { file, layer, records: [...records.values()], problems: problems.all };
}

type Report = (offset: number, code: "unreadable-file", args: Problem["args"]) => void;

/**
 * The items of the text with their places; `undefined` if it is other JSON. A large text is read item by item, since
 * `JSON.parse` cannot pause; so is a broken one, so that only broken items are lost.
 */
function* readItems(
  source: string,
  { isNamed, isBibliography }: { readonly isNamed: boolean; readonly isBibliography: boolean },
  report: Report,
): Steps<readonly LooseItem[] | "unreadable" | undefined> {
  const isLarge = source.length > large && /^\s*\[/.test(source);
  let failure: unknown;
  if (!isLarge) {
    try {
      const json: unknown = JSON.parse(source);
      const items = itemsOf(json, isNamed);
      const offsets = items && itemOffsets(source, listMember(json));
      return items?.map((value, place) => ({ offset: offsets?.[place] ?? 0, value }));
    } catch (error) {
      failure = error;
    }
  }
  if (failure !== undefined && !isBibliography) return undefined;
  const items = (yield* looseItems(source)) ?? [];
  const values = items.flatMap((one) => ("value" in one ? [one.value] : []));
  if (itemsOf(values, isNamed) !== undefined && values.length > 0) {
    // A missing comma loses nothing here, but other programs would not read the file.
    if (failure !== undefined && items.length === values.length)
      report(jsonFaultAt(source) ?? 0, "unreadable-file", { reason: jsonReason(failure), part: "lax" });
    return items;
  }
  if (failure === undefined) return isBibliography && values.length < items.length ? items : undefined;
  report(jsonFaultAt(source) ?? 0, "unreadable-file", { reason: jsonReason(failure) });
  return "unreadable";
}

/** In UTF-16 units. */
const large = 512 * 1024;

/**
 * The items if at least one looks like CSL: a key with a title or date and, unless the file is named, one field more.
 */
function itemsOf(json: unknown, isNamed: boolean): readonly unknown[] | undefined {
  const member = listMember(json);
  const list = isObject(json) && member !== undefined ? json[member] : json;
  if (!Array.isArray(list)) return undefined;
  const items: readonly unknown[] = list;
  // An empty export is a bibliography too if the user named it as one.
  if (isNamed && items.length === 0) return items;
  const isCsl = items.some(
    (item) =>
      isObject(item) &&
      keysOf(item).length > 0 &&
      (("title" in item && plainText(item.title) !== undefined) || "issued" in item) &&
      (isNamed ||
        typeof item.type === "string" ||
        "author" in item ||
        "issued" in item ||
        "citation-key" in item),
  );
  return isCsl ? items : undefined;
}

/** The item's `citation-key`, then its `id` if that differs. */
function keysOf(item: CslFields): string[] {
  const keys = [item["citation-key"], item.id]
    .filter((key) => typeof key === "string" || typeof key === "number")
    .map((key) => String(key).trim());
  return [...new Set(keys)].filter((key) => key !== "");
}

const isObject = (value: unknown): value is CslFields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
