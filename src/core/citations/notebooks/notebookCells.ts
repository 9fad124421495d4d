import { type Json, JsonFault, type JsonString, readJson } from "../../jsonText.ts";

/** A cell of a notebook file. */
export interface NotebookCell {
  readonly kind: "code" | "markdown" | "raw";
  /** Its text: one string literal per line, as Jupyter writes it. */
  readonly source: readonly JsonString[];
  /** Set in old notebooks (nbformat 3), where each cell names its language. */
  readonly language?: string;
}

interface Notebook {
  readonly cells: readonly NotebookCell[];
  readonly language?: string;
}

/** The members that lead to the cells and their languages; pictures and other outputs are skipped. */
const wanted: ReadonlySet<string> = new Set(
  "cells worksheets metadata language_info kernelspec name language cell_type source input".split(" "),
);

/**
 * The cells of an `.ipynb` with the positions of their strings; `undefined` if
 * it is not JSON or has no cells.
 */
export function readNotebookCells(raw: string): Notebook | undefined {
  let root: Json;
  try {
    root = readJson(raw, wanted);
  } catch (error) {
    if (error instanceof JsonFault) return undefined;
    throw error;
  }
  if (!(root instanceof Map)) return undefined;
  const lists = [
    root.get("cells"),
    ...listOf(root.get("worksheets")).map((sheet) => mapOf(sheet)?.get("cells")),
  ];
  if (!lists.some((list) => Array.isArray(list))) return undefined;
  const metadata = mapOf(root.get("metadata"));
  const language =
    stringOf(mapOf(metadata?.get("language_info"))?.get("name")) ??
    stringOf(mapOf(metadata?.get("kernelspec"))?.get("language"));
  const cells = lists.flatMap((list) => listOf(list).map(cellOf));
  return { cells, ...(language !== undefined && { language }) };
}

function cellOf(json: Json): NotebookCell {
  const cell = mapOf(json);
  const type = stringOf(cell?.get("cell_type"));
  const kind = type === "code" ? "code" : type === "markdown" || type === "heading" ? "markdown" : "raw";
  const text = cell?.get("source") ?? cell?.get("input");
  const language = stringOf(cell?.get("language"));
  const source = (Array.isArray(text) ? listOf(text) : [text]).filter(isString);
  return { kind, source, ...(language !== undefined && { language }) };
}

function isString(json: Json): json is JsonString {
  return json !== undefined && "value" in json;
}

function mapOf(json: Json): ReadonlyMap<string, Json> | undefined {
  return json instanceof Map ? json : undefined;
}

function listOf(json: Json): readonly Json[] {
  return Array.isArray(json) ? json : [];
}

function stringOf(json: Json): string | undefined {
  return isString(json) ? json.value : undefined;
}
