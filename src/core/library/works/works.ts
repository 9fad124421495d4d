import type { PaperId } from "../../paperId.ts";
import type { Problem } from "../../problem.ts";
import type { LibraryPaper } from "../libraryPaper.ts";
import { byRank, type Entry } from "./entry.ts";
import { EntryIndex } from "./entryIndex.ts";
import { mergeGroup, soloPaper } from "./mergeLayers.ts";
import { groupEntries } from "./sameWork.ts";
import { SortedPapers } from "./sortedPapers.ts";

/** Records that are linked by ids or keys, also transitively, and the papers made from them. */
interface Cluster {
  readonly entries: readonly Entry[];
  readonly papers: readonly LibraryPaper[];
  readonly problems: readonly Problem[];
}

const noProblems: readonly Problem[] = [];

/** The most records compared with each other at once: no work with its parts has more. */
const mostLinked = 250;

/**
 * Groups all records into works. Records are compared only within their cluster, so a changed record only merges its
 * own cluster again, usually one paper. Changes are collected until `settle`; reading settles too.
 */
export class Works {
  readonly #index = new EntryIndex();
  readonly #clusters = new Map<Entry, Cluster>();
  readonly #papersById = new Map<PaperId, LibraryPaper>();
  readonly #withProblems = new Set<Cluster>();
  /** Records whose cluster must be rebuilt. */
  readonly #loose = new Set<Entry>();
  #isHidden: (entry: Entry) => boolean = () => false;
  readonly #papers = new SortedPapers();

  /** Sorted by citekey; the same array until something changes. */
  get papers(): readonly LibraryPaper[] {
    this.settle();
    return this.#papers.all;
  }

  get problems(): readonly Problem[] {
    this.settle();
    return [...this.#withProblems].flatMap(({ problems }) => problems);
  }

  find(id: PaperId): LibraryPaper | undefined {
    this.settle();
    return this.#papersById.get(id);
  }

  add(entries: readonly Entry[]): void {
    for (const entry of entries) {
      for (const id of entry.ids) {
        // Records that share an id are in one cluster, or all loose.
        const other = this.#index.one(id);
        if (other) this.#dissolve(other);
      }
      this.#index.add(entry);
      this.#loose.add(entry);
    }
  }

  remove(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.#dissolve(entry);
      this.#index.delete(entry);
      this.#loose.delete(entry);
    }
  }

  /** Hides papers whose records are all hidden. */
  hide(isHidden: (entry: Entry) => boolean): void {
    const before = this.#isHidden;
    this.#isHidden = isHidden;
    for (const entry of [...this.#clusters.keys()]) {
      if (before(entry) !== isHidden(entry)) this.#dissolve(entry);
    }
  }

  /** Rebuilds the papers of new records and of changed clusters. */
  settle(): void {
    for (const entry of this.#loose) {
      if (this.#clusters.has(entry)) continue;
      if (this.#index.isAlone(entry)) this.#formSolo(entry);
      else this.#form(this.#linked(entry));
    }
    this.#loose.clear();
  }

  #dissolve(entry: Entry): void {
    const cluster = this.#clusters.get(entry);
    if (cluster === undefined) return;
    for (const member of cluster.entries) {
      this.#clusters.delete(member);
      this.#loose.add(member);
    }
    this.#withProblems.delete(cluster);
    for (const paper of cluster.papers) {
      for (const id of paper.ids) if (this.#papersById.get(id) === paper) this.#papersById.delete(id);
      this.#papers.delete(paper);
    }
  }

  #formSolo(entry: Entry): void {
    const cluster: Cluster = {
      entries: [entry],
      papers: this.#isHidden(entry) ? [] : [soloPaper(entry)],
      problems: noProblems,
    };
    this.#clusters.set(entry, cluster);
    this.#show(cluster);
  }

  #form(entries: readonly Entry[]): void {
    const { groups, problems: found } = groupEntries(entries);
    const problems = entries.length < mostLinked ? found : [...found, manyLinked(entries)];
    const shown = groups.filter((group) => !group.entries.every(this.#isHidden));
    const cluster: Cluster = { entries, papers: shown.map(mergeGroup), problems };
    for (const entry of entries) this.#clusters.set(entry, cluster);
    if (problems.length > 0) this.#withProblems.add(cluster);
    this.#show(cluster);
  }

  #show(cluster: Cluster): void {
    for (const paper of cluster.papers) {
      for (const id of paper.ids) this.#papersById.set(id, paper);
      this.#papers.add(paper);
    }
  }

  /**
   * The records that share an id with this one, also transitively, highest layer first. If there are too many, only the
   * first that are in no cluster yet.
   */
  #linked(entry: Entry): readonly Entry[] {
    const linked = new Set([entry]);
    const ids = new Set<PaperId>();
    for (const member of linked) {
      for (const id of member.ids) {
        if (ids.has(id)) continue;
        ids.add(id);
        for (const other of this.#index.of(id)) {
          if (linked.size === mostLinked) return [...linked].sort(byRank);
          if (!this.#clusters.has(other)) linked.add(other);
        }
      }
    }
    return [...linked].sort(byRank);
  }
}

/**
 * The problem of a file in which too many records share an id: a hostile one, or one where every entry has the same
 * home page.
 */
function manyLinked([first]: readonly Entry[]): Problem {
  const { file = "", record } = first ?? {};
  const place = { line: record?.line ?? 0, start: 0, end: 0 };
  return {
    file,
    ...place,
    code: "shared-id",
    severity: "information",
    args: { count: String(mostLinked) },
  };
}
