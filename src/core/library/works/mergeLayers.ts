import { type Paper, type PaperField, paperFields } from "../../paper.ts";
import { keyId } from "../../paperId.ts";
import type { LibraryPaper, Origin } from "../libraryPaper.ts";
import { citekeysOf, type Entry } from "./entry.ts";
import type { Group } from "./sameWork.ts";
import { titleKey } from "./titleRelation.ts";

type Merged = { -readonly [F in PaperField | "names"]?: Paper[F] };

/** The kinds of ids, in the order in which they are shown. */
const idKinds = ["arXiv:", "doi:", "openreview:", "url:", "key:"];

/** Reading progress is personal: the personal layer's values win over a shared file's. */
const progressFields = ["status", "started", "finished"] as const satisfies readonly PaperField[];
const progress: ReadonlySet<PaperField> = new Set(progressFields);

/** Makes a paper from a record that shares no id with another. */
export function soloPaper(entry: Entry): LibraryPaper {
  const { paper, notes } = entry.record;
  const origin = originOf(entry);
  const isTidy = Object.values(paper).every(isThere);
  return {
    ...(isTidy ? paper : mergedFields([entry])),
    citekey: paper.citekey,
    title: paper.title,
    id: entry.ids[0] ?? keyId(paper.citekey),
    ids: entry.ids,
    citekeys: citekeysOf(entry),
    origins: [origin],
    fieldOrigins: soloOrigins(paper, origin),
    ...(notes !== undefined && { notes }),
    ...originalOf([entry]),
  };
}

/** Makes one paper from the records of a work, highest layer first. */
export function mergeGroup({ entries, ids }: Group): LibraryPaper {
  const merged = mergedFields(entries);
  const citekeys = [...new Set(entries.flatMap(citekeysOf))].filter((key) => ids.has(keyId(key)));
  const citekey = citekeys[0] ?? merged.citekey ?? "";
  const title = merged.title ?? "";
  const aliases = aliasesOf(entries, title);
  const notes = notesOf(entries);
  const sorted = idKinds.flatMap((kind) => [...ids].filter((id) => id.startsWith(kind)));
  // If other works have all its keys, it gets an id that nobody can cite.
  const [first] = entries;
  if (citekeys.length === 0 && first)
    sorted.push(keyId(`${citekey} (${first.file}:${first.record.line + 1})`));
  return {
    ...merged,
    citekey,
    title,
    ...(aliases.length > 0 && { aliases }),
    id: sorted[0] ?? keyId(citekey),
    ids: sorted,
    citekeys,
    origins: entries.map(originOf),
    fieldOrigins: fieldOrigins(entries),
    ...(notes !== undefined && { notes }),
    ...originalOf(entries),
  };
}

function originalOf(entries: readonly Entry[]): Pick<LibraryPaper, "original"> {
  for (const { record } of entries)
    if (record.original) return { original: { ...record.original, says: record.paper } };
  return {};
}

/**
 * Takes each field from the highest record that has it, and all reading progress from the personal record, if it has
 * any.
 */
function mergedFields(entries: readonly Entry[]): Merged {
  const merged: Merged = {};
  for (const field of paperFields) {
    const entry = entryWith(entries, field);
    if (entry) copyField(merged, entry.record.paper, field);
    const names = field === "authors" ? entry?.record.paper.names : undefined;
    if (names !== undefined) merged.names = names;
  }
  return merged;
}

function fieldOrigins(entries: readonly Entry[]): LibraryPaper["fieldOrigins"] {
  const origins: { -readonly [F in PaperField]?: Origin } = {};
  for (const field of paperFields) {
    const entry = entryWith(entries, field);
    if (entry) origins[field] = originOf(entry);
  }
  return origins;
}

function soloOrigins(paper: Paper, origin: Origin): LibraryPaper["fieldOrigins"] {
  const origins: { -readonly [F in PaperField]?: Origin } = {};
  for (const field of paperFields) if (isThere(paper[field])) origins[field] = origin;
  return origins;
}

/** The record whose value of a field is shown. */
function entryWith(entries: readonly Entry[], field: PaperField): Entry | undefined {
  const has = ({ record }: Entry) => isThere(record.paper[field]);
  const own = progress.has(field) ? entries.find(hasOwnProgress) : undefined;
  return own ? (has(own) ? own : undefined) : entries.find(has);
}

function hasOwnProgress({ layer, record }: Entry): boolean {
  return layer.kind === "personal" && progressFields.some((field) => isThere(record.paper[field]));
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

/** The aliases of all layers, and the titles that lower layers give the work. */
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
