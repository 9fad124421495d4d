import type { LibraryContent, SourceRecord } from "../../library/source.ts";

/** The hash of the entry that each record was made from, for the next reading of its file. */
const marks = new WeakMap<SourceRecord, number>();

/** The records of a file's last reading, so that unchanged entries need not be parsed again. */
export class KnownRecords {
  readonly #records = new Map<string, SourceRecord>();

  constructor(before: LibraryContent | undefined) {
    if (before === undefined || !("records" in before)) return;
    for (const record of before.records)
      if (marks.has(record)) this.#records.set(record.paper.citekey, record);
  }

  /**
   * The record made from an entry with this citekey and hash, moved to `line`; `undefined` if the entry has changed.
   */
  of(key: string, mark: number, line: number): SourceRecord | undefined {
    const record = this.#records.get(key);
    if (record === undefined || marks.get(record) !== mark) return undefined;
    return record.line === line ? record : remembered({ ...record, line }, mark);
  }
}

/** Notes the hash of the entry that a record was made from. */
export function remembered(record: SourceRecord, mark: number): SourceRecord {
  marks.set(record, mark);
  return record;
}

/** A 53-bit hash of an entry's type and fields: two different entries share one with a chance of about 1 in 10^16. */
export function markOf(type: string, ...lists: readonly ReadonlyMap<string, string>[]): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  const add = (text: string) => {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    // Mixes in the length, so that it matters where one text ends and the next begins.
    a = Math.imul(a ^ (text.length + 0x10000), 2246822507) ^ (b >>> 13);
    b = Math.imul(b ^ (text.length + 0x10000), 3266489909) ^ (a >>> 16);
  };
  add(type);
  for (const list of lists) {
    for (const [name, value] of list) {
      add(name);
      add(value);
    }
    add("");
  }
  return (b >>> 0) * 0x200000 + (a >>> 11);
}
