import { keyId, type PaperId } from "../../paperId.ts";
import type { Problem } from "../../problem.ts";
import { isPaperFile } from "../source.ts";
import { byRank, type Entry, isKey } from "./entry.ts";
import { titleKey } from "./titleRelation.ts";
import { areTwoWorks, isPart } from "./twoWorks.ts";

/** The records of one work and the ids that lead to it. `groupEntries` returns records with the highest layer first. */
export interface Group {
  readonly entries: Entry[];
  readonly ids: Set<PaperId>;
}

/** How many works with one id, and how many records of a work, are compared at most; real files have fewer. */
const mostWorks = 32;
const mostRecords = 16;

/**
 * Groups records by work. A shared arXiv id, DOI or OpenReview id joins records, also transitively, unless the records
 * show that they are two works (`areTwoWorks`). A shared citekey or address joins too, unless the ids contradict each
 * other (for example two arXiv ids). An id that two works share leads to only one of them, usually that of the higher
 * layer; the other loses it, with a Problem unless it is just an address.
 *
 * `entries` must be sorted by rank and closed: no other record of the library shares an id with one of them.
 */
export function groupEntries(entries: readonly Entry[]): {
  readonly groups: readonly Group[];
  readonly problems: readonly Problem[];
} {
  const holders = new Map<PaperId, Set<Group>>();
  let groups = new Set<Group>();
  for (const isOurs of [(id: PaperId) => !isWeak(id), isWeak]) {
    const before =
      groups.size > 0
        ? [...groups].sort((a, b) => byRank(highest(a), highest(b)))
        : entries.map((entry): Group => ({ entries: [entry], ids: new Set(entry.ids) }));
    groups = new Set();
    for (const group of before) {
      groups.add(group);
      let current = group;
      for (const id of [...group.ids].filter(isOurs)) {
        const others = holders.get(id) ?? new Set();
        holders.set(id, others);
        const partner = others.has(current) ? undefined : partnerOf(current, others, id);
        if (partner === undefined) others.add(current);
        else {
          groups.delete(current);
          current = join(partner, current, holders);
        }
      }
    }
  }
  const problems = [...holders].flatMap(([id, all]) => (all.size > 1 ? keepOne(id, all) : []));
  for (const group of groups) {
    if (group.entries.length === 1) continue;
    group.entries.sort(byRank);
    for (const problem of repeatedKeys(group)) problems.push(problem);
  }
  return { groups: [...groups], problems };
}

/** Of the works with this id, the one that a group belongs to; a work with its citekey comes first. */
function partnerOf(group: Group, others: ReadonlySet<Group>, id: PaperId): Group | undefined {
  const near: Group[] = [];
  for (const other of others) {
    if (near.length === mostWorks) break;
    near.push(other);
  }
  const [ofOneKey, rest] = [
    near.filter((other) => isOfOneKey(other, group)),
    near.filter((other) => !isOfOneKey(other, group)),
  ];
  return [...ofOneKey, ...rest].find((other) => {
    if (isWeak(id) && contradict(other, group)) return false;
    const records = group.entries.slice(0, mostRecords);
    return !other.entries.slice(0, mostRecords).some((a) => records.some((b) => areTwoWorks(a, b)));
  });
}

function isOfOneKey(a: Group, b: Group): boolean {
  for (const id of a.ids) if (isKey(id) && b.ids.has(id)) return true;
  return false;
}

/** A group has at least one record. */
function highest({ entries }: Group): Entry {
  return entries.reduce((first, entry) => (byRank(entry, first) < 0 ? entry : first));
}

/** Moves all of `from` into `into`. */
function join(into: Group, from: Group, holders: ReadonlyMap<PaperId, Set<Group>>): Group {
  for (const entry of from.entries) into.entries.push(entry);
  for (const id of from.ids) {
    into.ids.add(id);
    const groups = holders.get(id);
    if (groups?.delete(from)) groups.add(into);
  }
  return into;
}

/** Gives an id that several works share to one of them: a whole work before its parts, then the higher layer. */
function keepOne(id: PaperId, groups: ReadonlySet<Group>): readonly Problem[] {
  const sorted = [...groups].sort((a, b) => byRank(highest(a), highest(b)));
  const isWhole = ({ entries }: Group) => !entries.every(isPart);
  const keeper = (isKey(id) ? undefined : sorted.find(isWhole)) ?? sorted[0];
  return sorted.flatMap((group) => {
    if (keeper === undefined || group === keeper) return [];
    group.ids.delete(id);
    if (id.startsWith("url:")) return [];
    const losers = group.entries.filter((entry) => entry.ids.includes(id));
    const first = highest(keeper);
    if (!isKey(id)) return losers.map((entry) => idClash(entry, id, first));
    // Also report it in the file that keeps the key.
    const holder = keeper.entries.find((entry) => entry.ids.includes(id)) ?? first;
    return [...losers.map((entry) => keyClash(entry, id, holder)), ...toldThere(holder, id, losers, "kept")];
  });
}

function isWeak(id: PaperId): boolean {
  return isKey(id) || id.startsWith("url:");
}

/** Whether both have ids of a kind of which a work has only one, and none in common. */
function contradict(a: Group, b: Group): boolean {
  return ["arXiv:", "doi:", "openreview:"].some((kind) => {
    const [of, other] = [a, b].map(({ ids }) => [...ids].filter((id) => id.startsWith(kind)));
    return of?.length && other?.length && !of.some((id) => other.includes(id));
  });
}

const bare = (id: PaperId) => id.slice(id.indexOf(":") + 1);

function keyClash(entry: Entry, id: PaperId, keeper: Entry): Problem {
  return warning(entry, "duplicate-citekey", { citekey: bare(id), other: keeper.file });
}

/** The same problem for the file that keeps the key, unless it is the same file or a shipped one. */
function toldThere(
  keeper: Entry,
  id: PaperId,
  losers: readonly Entry[],
  part: "kept" | "copied",
): readonly Problem[] {
  const other = losers.find(({ file }) => file !== keeper.file);
  if (other === undefined || keeper.layer.kind === "seeds") return [];
  return [warning(keeper, "duplicate-citekey", { citekey: bare(id), other: other.file, part })];
}

/** Chapters often have their book's DOI, so for them this is information, not a warning. */
function idClash(entry: Entry, id: PaperId, keeper: Entry): Problem {
  const { file, record } = keeper;
  const other = file === entry.file ? `${file}:${record.line + 1}` : file;
  const problem = warning(entry, "shared-id", { id: id.startsWith("doi:") ? `DOI ${bare(id)}` : id, other });
  return isPart(entry) ? { ...problem, severity: "information" } : problem;
}

function warning({ file, record }: Entry, code: Problem["code"], args: Problem["args"]): Problem {
  return { file, line: record.line, start: 0, end: 0, code, severity: "warning", args };
}

/**
 * Reports a key that occurs twice in one layer for the same work. Two bibliographies may well repeat an entry, but two
 * paper files, or two entries of one file, are probably a copy whose key was not changed.
 */
function repeatedKeys(group: Group): readonly Problem[] {
  const firsts = new Map<string, Entry>();
  const told = new Set<Entry>();
  return group.entries.flatMap((entry) => {
    const { citekey, title } = entry.record.paper;
    const { kind, order } = entry.layer;
    const place = `${kind} ${order} ${citekey}`;
    const first = firsts.get(place);
    if (first === undefined) {
      firsts.set(place, entry);
      return [];
    }
    const isOther = titleKey(title) !== titleKey(first.record.paper.title);
    if (!isPaperFile(kind) && first.file !== entry.file && !isOther) return [];
    const id = keyId(citekey);
    const there = told.has(first) ? [] : toldThere(first, id, [entry], "copied");
    if (there.length > 0) told.add(first);
    return [keyClash(entry, id, first), ...there];
  });
}
