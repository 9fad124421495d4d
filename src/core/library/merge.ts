import { type Paper, type PaperField, paperFields } from "../paper.ts";
import type { PaperId } from "../paperId.ts";
import { type Entry, keyId } from "./entry.ts";
import { type Group, titleKey } from "./group.ts";
import type { LibraryPaper, Origin } from "./libraryPaper.ts";

type Merged = { -readonly [F in PaperField]?: Paper[F] };

/** Which kinds of ids are shown first. */
const idKinds = ["arXiv:", "doi:", "openreview:", "url:", "key:"];

/** How far the reader has come is the reader's own: the personal layer's word goes before a shared file's. */
const progressFields = ["status", "started", "finished"] as const satisfies readonly PaperField[];
const progress: ReadonlySet<PaperField> = new Set(progressFields);

/** Makes one paper of the records of one work, which come highest layer first. */
export function mergeGroup({ entries, ids }: Group): LibraryPaper {
  const origins = entries.map(originOf);
  const merged: Merged = {};
  const fieldOrigins: { -readonly [F in PaperField]?: Origin } = {};
  const personal = entries.findIndex(
    ({ layer, record }) =>
      layer.kind === "personal" && progressFields.some((field) => record.paper[field] !== undefined),
  );
  for (const field of paperFields) {
    const first = progress.has(field) ? personal : -1;
    const n = first >= 0 ? first : entries.findIndex(({ record }) => isThere(record.paper[field]));
    const entry = entries[n];
    const origin = origins[n];
    if (entry === undefined || origin === undefined || !isThere(entry.record.paper[field])) continue;
    copyField(merged, entry.record.paper, field);
    fieldOrigins[field] = origin;
  }
  const citekeys = [...new Set(entries.flatMap(citekeysOf))].filter((key) => ids.has(keyId(key)));
  const title = merged.title ?? "";
  const aliases = entries.length > 1 ? aliasesOf(entries, title) : (merged.aliases ?? []);
  const notes = notesOf(entries);
  const sorted = sortedIds(ids);
  return {
    ...merged,
    citekey: citekeys[0] ?? merged.citekey ?? "",
    title,
    ...(aliases.length > 0 && { aliases }),
    id: sorted[0] ?? keyId(merged.citekey ?? ""),
    ids: sorted,
    citekeys,
    origins,
    fieldOrigins,
    ...(notes !== undefined && { notes }),
  };
}

function originOf({ file, layer, record }: Entry): Origin {
  return { file, kind: layer.kind, line: record.line };
}

function isThere(value: Paper[PaperField]): boolean {
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

function copyField<F extends PaperField>(into: { [K in F]?: Paper[K] }, from: Paper, field: F): void {
  into[field] = from[field];
}

function citekeysOf({ record }: Entry): readonly string[] {
  return [record.paper.citekey, ...(record.otherCitekeys ?? [])];
}

/** All layers' aliases, and the titles under which lower layers know the work. */
function aliasesOf(entries: readonly Entry[], title: string): readonly string[] {
  const aliases = new Map<string, string>();
  for (const { record } of entries) {
    for (const name of [...(record.paper.aliases ?? []), record.paper.title]) {
      const key = titleKey(name);
      if (key !== "" && key !== titleKey(title) && !aliases.has(key)) aliases.set(key, name);
    }
  }
  return [...aliases.values()];
}

/** The notes of all paper files, the workspace's before the personal ones. */
function notesOf(entries: readonly Entry[]): string | undefined {
  const notes = entries.flatMap(({ record }) => record.notes ?? []);
  const written = notes.filter((text) => text.trim() !== "");
  return written.length > 1 ? written.map((text) => text.trim()).join("\n\n") : (written[0] ?? notes[0]);
}

function sortedIds(ids: ReadonlySet<PaperId>): readonly PaperId[] {
  if (ids.size === 1) return [...ids];
  return idKinds.flatMap((kind) => [...ids].filter((id) => id.startsWith(kind)));
}
