import { idsOf, type PaperId } from "../paperId.ts";
import type { Layer, SourceKind, SourceRecord } from "./source.ts";

/** One record with its place among all records of a library. */
export interface Entry {
  readonly record: SourceRecord;
  readonly file: string;
  readonly layer: Layer;
  /** Its place in its file. */
  readonly index: number;
  /** Everything that it says of its own identity, keys included. */
  readonly ids: readonly PaperId[];
}

const kinds: readonly SourceKind[] = ["papers", "personal", "bibliography", "csl", "seeds"];

export function entryOf(record: SourceRecord, file: string, layer: Layer, index: number): Entry {
  const keys = [record.paper.citekey, ...(record.otherCitekeys ?? [])].map(keyId);
  return { record, file, layer, index, ids: [...new Set([...idsOf(record.paper), ...keys])] };
}

export function keyId(citekey: string): PaperId {
  return `key:${citekey}`;
}

export function isKey(id: PaperId): boolean {
  return id.startsWith("key:");
}

/** The higher layer first. */
export function byLayer(a: Layer, b: Layer): number {
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.order - b.order;
}

/** The higher layer first; within a layer by file name, then by place in the file. */
export function byRank(a: Entry, b: Entry): number {
  return byLayer(a.layer, b.layer) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.index - b.index);
}
