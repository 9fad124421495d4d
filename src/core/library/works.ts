import type { PaperId } from "../paperId.ts";
import type { Problem } from "../problem.ts";
import { byRank, type Entry } from "./entry.ts";
import { groupEntries } from "./group.ts";
import type { LibraryPaper } from "./libraryPaper.ts";
import { mergeGroup } from "./merge.ts";

/** Records that are linked by ids or keys over any number of steps, and the papers that they make. */
interface Cluster {
  readonly entries: readonly Entry[];
  readonly papers: readonly LibraryPaper[];
  readonly problems: readonly Problem[];
}

/**
 * The works behind all records. Records are told apart within their cluster only, so a changed record costs the merging
 * of its cluster, mostly one paper. Changes are gathered until `settle`; reading settles.
 */
export class Works {
  readonly #entriesById = new Map<PaperId, Set<Entry>>();
  readonly #clusters = new Map<Entry, Cluster>();
  readonly #papersById = new Map<PaperId, LibraryPaper>();
  readonly #withProblems = new Set<Cluster>();
  /** Records whose cluster is to be made anew. */
  readonly #loose = new Set<Entry>();
  #isHidden: (entry: Entry) => boolean = () => false;
  #sorted: readonly LibraryPaper[] = [];
  readonly #gone = new Set<LibraryPaper>();
  readonly #come = new Set<LibraryPaper>();

  /** Sorted by citekey; the same array until something changes. */
  get papers(): readonly LibraryPaper[] {
    this.settle();
    if (this.#gone.size > 0 || this.#come.size > 0) {
      const kept = this.#sorted.filter((paper) => !this.#gone.has(paper));
      this.#sorted = mergeSorted(kept, [...this.#come].sort(byCitekey));
      this.#gone.clear();
      this.#come.clear();
    }
    return this.#sorted;
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
      this.#loose.add(entry);
      for (const id of entry.ids) {
        const others = this.#entriesById.get(id);
        // Those who share an id are of one cluster, or all loose.
        const [other] = others ?? [];
        if (other) this.#dissolve(other);
        if (others) others.add(entry);
        else this.#entriesById.set(id, new Set([entry]));
      }
    }
  }

  remove(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.#dissolve(entry);
      this.#loose.delete(entry);
      for (const id of entry.ids) {
        const others = this.#entriesById.get(id);
        others?.delete(entry);
        if (others?.size === 0) this.#entriesById.delete(id);
      }
    }
  }

  /** Papers all of whose records are hidden are left out. */
  hide(isHidden: (entry: Entry) => boolean): void {
    const before = this.#isHidden;
    this.#isHidden = isHidden;
    for (const entry of [...this.#clusters.keys()]) {
      if (before(entry) !== isHidden(entry)) this.#dissolve(entry);
    }
  }

  /** Makes the papers of all records that came, or whose cluster changed. */
  settle(): void {
    for (const entry of this.#loose) {
      if (!this.#clusters.has(entry)) this.#form(this.#linked(entry));
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
      for (const id of paper.ids) this.#papersById.delete(id);
      if (!this.#come.delete(paper)) this.#gone.add(paper);
    }
  }

  #form(entries: readonly Entry[]): void {
    const { groups, problems } = groupEntries(entries);
    const shown = groups.filter((group) => !group.entries.every(this.#isHidden));
    const cluster: Cluster = { entries, papers: shown.map(mergeGroup), problems };
    for (const entry of entries) this.#clusters.set(entry, cluster);
    if (problems.length > 0) this.#withProblems.add(cluster);
    for (const paper of cluster.papers) {
      for (const id of paper.ids) this.#papersById.set(id, paper);
      this.#come.add(paper);
    }
  }

  /** All records that share an id with this one over any number of steps, highest layer first. */
  #linked(entry: Entry): readonly Entry[] {
    const linked = new Set([entry]);
    for (const member of linked) {
      for (const id of member.ids) {
        for (const other of this.#entriesById.get(id) ?? []) linked.add(other);
      }
    }
    return [...linked].sort(byRank);
  }
}

function byCitekey(a: LibraryPaper, b: LibraryPaper): number {
  if (a.citekey !== b.citekey) return a.citekey < b.citekey ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function mergeSorted(a: readonly LibraryPaper[], b: readonly LibraryPaper[]): readonly LibraryPaper[] {
  const merged: LibraryPaper[] = [];
  let next = 0;
  for (const paper of a) {
    for (let other = b[next]; other && byCitekey(other, paper) < 0; other = b[++next]) merged.push(other);
    merged.push(paper);
  }
  return [...merged, ...b.slice(next)];
}
