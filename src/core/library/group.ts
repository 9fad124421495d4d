import type { PaperId } from "../paperId.ts";
import type { Problem } from "../problem.ts";
import { withoutAccents } from "../text/accents.ts";
import { byRank, type Entry, isKey } from "./entry.ts";
import { isPaperFile } from "./source.ts";

/** The records of one work, in the result of `groupEntries` the highest layer first, and the ids that lead to it. */
export interface Group {
  readonly entries: Entry[];
  readonly ids: Set<PaperId>;
}

/**
 * Tells which records are of one work. An arXiv id, a DOI or an OpenReview id always joins, over any number of steps. A
 * shared citekey joins too, unless the ids contradict each other (two arXiv ids, say): then the record of the higher
 * layer keeps the key, and the other one is a work of its own, without that key and with a Problem. A shared address
 * joins unless ids or titles differ: many entries name a project's home page.
 *
 * `entries` come sorted by rank and are closed: no other record of the library shares an id with one of them.
 */
export function groupEntries(entries: readonly Entry[]): {
  readonly groups: readonly Group[];
  readonly problems: readonly Problem[];
} {
  const works = joinByIds(entries);
  const keepers = new Map<PaperId, Group>();
  const problems: Problem[] = [];
  const groups = new Set<Group>();
  for (const work of works) {
    let group = work;
    groups.add(group);
    for (const id of [...work.ids].filter(isWeak)) {
      const keeper = keepers.get(id);
      if (keeper === undefined) keepers.set(id, group);
      else if (keeper === group) continue;
      else if (contradict(keeper, group) || (!isKey(id) && !mayBeOneTitle(keeper, group))) {
        group.ids.delete(id);
        if (!isKey(id)) continue;
        const losers = work.entries.filter((entry) => entry.ids.includes(id));
        problems.push(...losers.map((entry) => clash(entry, id.slice("key:".length), highest(keeper))));
      } else {
        groups.delete(group);
        group = join(keeper, group, keepers);
      }
    }
  }
  for (const group of groups) {
    if (group.entries.length === 1) continue;
    group.entries.sort(byRank);
    problems.push(...repeatedKeys(group));
  }
  return { groups: [...groups], problems };
}

/** Groups in the order of their highest records. */
function joinByIds(entries: readonly Entry[]): readonly Group[] {
  const groups = new Set<Group>();
  const byId = new Map<PaperId, Group>();
  for (const entry of entries) {
    let group: Group = { entries: [entry], ids: new Set(entry.ids) };
    groups.add(group);
    for (const id of entry.ids) {
      if (isWeak(id)) continue;
      const other = byId.get(id);
      if (other === undefined) byId.set(id, group);
      else if (other !== group) {
        groups.delete(group);
        group = join(other, group, byId);
      }
    }
  }
  return [...groups].sort((a, b) => byRank(highest(a), highest(b)));
}

/** A group has at least one record. */
function highest({ entries }: Group): Entry {
  return entries.reduce((first, entry) => (byRank(entry, first) < 0 ? entry : first));
}

/** Moves all of `from` into `into`. */
function join(into: Group, from: Group, places: Map<PaperId, Group>): Group {
  into.entries.push(...from.entries);
  for (const id of from.ids) {
    into.ids.add(id);
    if (places.get(id) === from) places.set(id, into);
  }
  return into;
}

function isWeak(id: PaperId): boolean {
  return isKey(id) || id.startsWith("url:");
}

/** Equal, one absent, or one with a subtitle that the other leaves out. */
function mayBeOneTitle(a: Group, b: Group): boolean {
  const [one, other] = [a, b].map((group) => titleKey(highest(group).record.paper.title));
  return one === undefined || other === undefined || one.startsWith(other) || other.startsWith(one);
}

/** Whether both have ids of one kind, of which each work has only one, and none in common. */
function contradict(a: Group, b: Group): boolean {
  return ["arXiv:", "doi:", "openreview:"].some((kind) => {
    const [of, other] = [a, b].map(({ ids }) => [...ids].filter((id) => id.startsWith(kind)));
    return of?.length && other?.length && !of.some((id) => other.includes(id));
  });
}

function clash(entry: Entry, citekey: string, keeper: Entry): Problem {
  return {
    file: entry.file,
    line: entry.record.line,
    start: 0,
    end: 0,
    code: "duplicate-citekey",
    severity: "warning",
    args: { citekey, other: keeper.file },
  };
}

/**
 * One key twice in one layer, for what is taken for one work. Two bibliographies may well repeat an entry; two paper
 * files, or two entries of one file, are a copy whose key was forgotten.
 */
function repeatedKeys(group: Group): readonly Problem[] {
  const firsts = new Map<string, Entry>();
  return group.entries.flatMap((entry) => {
    const { citekey, title } = entry.record.paper;
    const { kind, order } = entry.layer;
    const first = firsts.get(`${kind} ${order} ${citekey}`);
    if (first === undefined) {
      firsts.set(`${kind} ${order} ${citekey}`, entry);
      return [];
    }
    const isOther = titleKey(title) !== titleKey(first.record.paper.title);
    return isPaperFile(kind) || first.file === entry.file || isOther ? [clash(entry, citekey, first)] : [];
  });
}

/** A title without case, accents, marks and braces, to tell whether two are the same. */
export function titleKey(title: string): string {
  return withoutAccents(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
