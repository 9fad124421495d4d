import { Emitter, type Event } from "../event.ts";
import type { PaperId } from "../paperId.ts";
import { type Citation, isSameCitation } from "./citation.ts";
import type { Declaration } from "./declarations/declarations.ts";

/** A citation seen from its paper. */
export interface Backlink {
  readonly file: string;
  readonly citation: Citation;
}

type Citations = readonly Citation[];

/** The part of a library that finds the paper of a key. */
interface KeyedPapers {
  find(id: PaperId): { readonly ids: readonly PaperId[] } | undefined;
}

/**
 * Every citation of a workspace, by file and by what it names. Files are compared as strings. What an open document
 * holds wins over what its file on disk holds. Tentative citations are kept like all others: the library decides
 * (`groupByPaper`).
 */
export class CitationIndex {
  readonly #disk = new Map<string, Citations>();
  readonly #open = new Map<string, Citations>();
  readonly #declared = new Map<string, readonly Declaration[]>();
  readonly #declaredOpen = new Map<string, readonly Declaration[]>();
  #keyPrefixes: readonly string[] | undefined;
  #papers: KeyedPapers | undefined;
  /** How often each file names each target. */
  readonly #byTarget = new Map<PaperId, Map<string, number>>();
  readonly #counts = new Map<PaperId, number>();
  readonly #changed: Emitter<{ readonly files: ReadonlySet<string> }>;
  #batched: Set<string> | undefined;

  /** Fires once a change or a batch, with the files whose citations are other than before; never with none. */
  readonly onDidChange: Event<{ readonly files: ReadonlySet<string> }>;

  /** `report` gets what a listener throws. */
  constructor(report?: (error: unknown) => void) {
    this.#changed = new Emitter(report);
    this.onDidChange = this.#changed.event;
  }

  /** Takes what a file on disk holds. */
  set(file: string, citations: Citations, declarations: readonly Declaration[] = []): void {
    this.#update(file, () => {
      if (citations.length === 0) this.#disk.delete(file);
      else this.#disk.set(file, citations);
    });
    this.#declare(this.#declared, file, declarations);
  }

  /** The file is gone. An open document of that name goes on counting. */
  delete(file: string): void {
    this.#update(file, () => this.#disk.delete(file));
    this.#declare(this.#declared, file, undefined);
  }

  /** Takes what an open document holds. */
  setOpen(file: string, citations: Citations, declarations: readonly Declaration[] = []): void {
    this.#update(file, () => this.#open.set(file, citations));
    this.#declare(this.#declaredOpen, file, declarations);
  }

  /** The document is closed: what its file on disk holds counts again. */
  closeOpen(file: string): void {
    this.#update(file, () => this.#open.delete(file));
    this.#declare(this.#declaredOpen, file, undefined);
  }

  /** The citations of a file in their order; none for a file that is not known. */
  in(file: string): Citations {
    return this.#open.get(file) ?? this.#disk.get(file) ?? [];
  }

  /** What a file declares of its project's keys. */
  declaredIn(file: string): readonly Declaration[] {
    return this.#declaredOpen.get(file) ?? this.#declared.get(file) ?? [];
  }

  /** The files that declare something, in no order. */
  declaring(): readonly string[] {
    return [...new Set([...this.#declared.keys(), ...this.#declaredOpen.keys()])].filter(
      (file) => this.declaredIn(file).length > 0,
    );
  }

  /** The prefixes that the workspace's bibliographies give their keys, the longest first; the same array until one changes. */
  get keyPrefixes(): readonly string[] {
    this.#keyPrefixes ??= [
      ...new Set(
        this.declaring().flatMap((file) =>
          this.declaredIn(file).flatMap((one) => (one.kind === "prefix" ? one.prefix : [])),
        ),
      ),
    ].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    return this.#keyPrefixes;
  }

  /** The files that cite something, in no order: a list that stays as it is while the index changes. */
  files(): readonly string[] {
    const open = [...this.#open].filter(([file, citations]) => citations.length > 0 && !this.#disk.has(file));
    return [
      ...[...this.#disk.keys()].filter((file) => this.in(file).length > 0),
      ...open.map(([file]) => file),
    ];
  }

  /** Sets where papers are looked up by their keys: a key with a prefix may be the whole key of another paper. */
  setPapers(papers: KeyedPapers): void {
    this.#papers = papers;
  }

  /** Every citation of any of the ids, keys with a prefix too; by file, then in the order of the file. */
  citing(ids: Iterable<PaperId>): readonly Backlink[] {
    const wanted = new Set(ids);
    for (const id of [...wanted]) {
      if (!id.startsWith("key:")) continue;
      for (const prefix of this.keyPrefixes) {
        const prefixed: PaperId = `key:${prefix}${id.slice("key:".length)}`;
        if (this.#papers?.find(prefixed)?.ids.includes(id) ?? true) wanted.add(prefixed);
      }
    }
    const files = new Set<string>();
    for (const id of wanted) for (const file of this.#byTarget.get(id)?.keys() ?? []) files.add(file);
    return [...files].sort().flatMap((file) =>
      this.in(file)
        .filter(({ target }) => wanted.has(target))
        .map((citation) => ({ file, citation })),
    );
  }

  /** What is cited, and how often. A live view. */
  targets(): ReadonlyMap<PaperId, number> {
    return this.#counts;
  }

  /** Tells of all changes in `run` at once, also where it throws. Batches nest. */
  batch(run: () => void): void {
    if (this.#batched) {
      run();
      return;
    }
    const files = new Set<string>();
    this.#batched = files;
    try {
      run();
    } finally {
      this.#batched = undefined;
      if (files.size > 0) this.#changed.fire({ files });
    }
  }

  #declare(
    all: Map<string, readonly Declaration[]>,
    file: string,
    declarations: readonly Declaration[] | undefined,
  ): void {
    const before = this.declaredIn(file);
    if (declarations === undefined || (declarations.length === 0 && all === this.#declared)) all.delete(file);
    // An open document without any hides what its file on disk declares.
    else if (declarations.length > 0 || this.#declared.has(file)) all.set(file, declarations);
    else all.delete(file);
    const after = this.declaredIn(file);
    if (before === after || JSON.stringify(before) === JSON.stringify(after)) return;
    this.#keyPrefixes = undefined;
    if (this.#batched) this.#batched.add(file);
    else this.#changed.fire({ files: new Set([file]) });
  }

  #update(file: string, change: () => void): void {
    const before = this.in(file);
    change();
    const after = this.in(file);
    if (areSame(before, after)) return;
    // As one types, most citations move at most.
    const [first, fromEnd] = sameEnds(before, after);
    for (const { target } of before.slice(first, before.length - fromEnd)) this.#count(target, file, -1);
    for (const { target } of after.slice(first, after.length - fromEnd)) this.#count(target, file, 1);
    if (this.#batched) this.#batched.add(file);
    else this.#changed.fire({ files: new Set([file]) });
  }

  #count(target: PaperId, file: string, step: 1 | -1): void {
    const files = this.#byTarget.get(target) ?? new Map<string, number>();
    this.#byTarget.set(target, files);
    add(files, file, step);
    if (files.size === 0) this.#byTarget.delete(target);
    add(this.#counts, target, step);
  }
}

/** Counts up or down; what is at 0 is not in the map. */
function add<Key>(counts: Map<Key, number>, key: Key, step: number): void {
  const count = (counts.get(key) ?? 0) + step;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

/** How many at the beginning, and of the rest how many at the end, name the same in both. */
function sameEnds(one: Citations, other: Citations): readonly [first: number, fromEnd: number] {
  const shorter = Math.min(one.length, other.length);
  let first = 0;
  while (first < shorter && one[first]?.target === other[first]?.target) first++;
  let fromEnd = 0;
  while (fromEnd < shorter - first && one.at(-1 - fromEnd)?.target === other.at(-1 - fromEnd)?.target)
    fromEnd++;
  return [first, fromEnd];
}

function areSame(one: Citations, other: Citations): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every((a, index) => {
      const b = other[index];
      return b !== undefined && isSameCitation(a, b);
    })
  );
}
