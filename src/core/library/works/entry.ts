import { idsOf } from "../../ids/idsOf.ts";
import { keyId, type PaperId } from "../../paperId.ts";
import { type Layer, type SourceRecord, sourceKinds } from "../source.ts";

/** A record with its place among all records of a library. */
export interface Entry {
  readonly record: SourceRecord;
  readonly file: string;
  readonly layer: Layer;
  /** Its index in its file. */
  readonly index: number;
  /** All its own ids: arXiv, DOI, OpenReview, url and its keys. */
  readonly ids: readonly PaperId[];
}

export function entryOf(record: SourceRecord, file: string, layer: Layer, index: number): Entry {
  const ids = idsOf(record.paper);
  const { otherCitekeys = [], otherIds = [] } = record;
  const others = [...otherIds, ...otherCitekeys.map(keyId)];
  return {
    record,
    file,
    layer,
    index,
    ids: others.length > 0 ? [...new Set([...ids, ...others])] : ids,
  };
}

/** Whether two entries of one file say the same in the same place. */
export function isSameEntry(a: Entry, b: Entry): boolean {
  return a.index === b.index && byLayer(a.layer, b.layer) === 0 && isSame(a.record, b.record);
}

/** Compares plain data, which records are. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [mine, theirs] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return (
    mine.length === theirs.size &&
    Array.isArray(a) === Array.isArray(b) &&
    mine.every(([key, value]) => theirs.has(key) && isSame(value, theirs.get(key)))
  );
}

/** All citekeys of a record; the one to show comes first. */
export function citekeysOf({ record: { paper, otherCitekeys = [] } }: Entry): readonly string[] {
  return otherCitekeys.length === 0 ? [paper.citekey] : [...new Set([paper.citekey, ...otherCitekeys])];
}

export function isKey(id: PaperId): boolean {
  return id.startsWith("key:");
}

/** Sorts higher layers first. */
export function byLayer(a: Layer, b: Layer): number {
  return sourceKinds.indexOf(a.kind) - sourceKinds.indexOf(b.kind) || a.order - b.order;
}

/** Sorts higher layers first; within a layer by file name, then by place in the file. */
export function byRank(a: Entry, b: Entry): number {
  return byLayer(a.layer, b.layer) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.index - b.index);
}
