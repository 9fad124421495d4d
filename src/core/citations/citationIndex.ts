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

/** The part of the library that finds a paper by its key. */
interface KeyedPapers {
  find(id: PaperId): { readonly ids: readonly PaperId[] } | undefined;
}

/**
 * All citations of a workspace, by file and by target. File names are compared as strings. The citations of
 * an open document replace those of its file on disk. Tentative citations are included: the library decides
 * which of them count (`groupByPaper`).
 */
export class CitationIndex {
  readonly #disk = new Map<string, Citations>();
  readonly #open = new Map<string, Citations>();
  readonly #declared = new Map<string, readonly Declaration[]>();
  readonly #declaredOpen = new Map<string, readonly Declaration[]>();
  #keyPrefixes: readonly string[] | undefined;
  #papers: KeyedPapers | undefined;
  /** For each target, how often each file cites it. */
  readonly #byTarget = new Map<PaperId, Map<string, number>>();
  readonly #counts = new Map<PaperId, number>();
  readonly #changed: Emitter<{ readonly files: ReadonlySet<string> }>;
  #batched: Set<string> | undefined;

  /**
   * Fires once per batch or, outside of one, once per change. Has the files that differ from before; never none.
   */
  readonly onDidChange: Event<{ readonly files: ReadonlySet<string> }>;

  /** `report` gets what a listener throws. */
  constructor(report?: (error: unknown) => void) {
    this.#changed = new Emitter(report);
    this.onDidChange = this.#changed.event;
  }

  /** Sets the citations and declarations of a file on disk. */
  set(file: string, citations: Citations, declarations: readonly Declaration[] = []): void {
    this.batch(() => {
      this.#update(file, () => {
        if (citations.length === 0) this.#disk.delete(file);
        else this.#disk.set(file, citations);
      });
      this.#declare(this.#declared, file, declarations);
    });
  }

  /** Removes a file on disk. If it is open, the citations of its document still count. */
  delete(file: string): void {
    this.batch(() => {
      this.#update(file, () => this.#disk.delete(file));
      this.#declare(this.#declared, file, undefined);
    });
  }

  /** Sets the citations and declarations of an open document. */
  setOpen(file: string, citations: Citations, declarations: readonly Declaration[] = []): void {
    this.batch(() => {
      this.#update(file, () => this.#open.set(file, citations));
      this.#declare(this.#declaredOpen, file, declarations);
    });
  }

  /** Removes an open document, so that the citations of its file on disk count again. */
  closeOpen(file: string): void {
    this.batch(() => {
      this.#update(file, () => this.#open.delete(file));
      this.#declare(this.#declaredOpen, file, undefined);
    });
  }

  /** The citations of a file, in order; empty for an unknown file. */
  in(file: string): Citations {
    return this.#open.get(file) ?? this.#disk.get(file) ?? [];
  }

  /** What a file declares about the citekeys of its project. */
  declaredIn(file: string): readonly Declaration[] {
    return this.#declaredOpen.get(file) ?? this.#declared.get(file) ?? [];
  }

  /** The files that declare something, in no particular order. */
  declaring(): readonly string[] {
    return [...new Set([...this.#declared.keys(), ...this.#declaredOpen.keys()])].filter(
      (file) => this.declaredIn(file).length > 0,
    );
  }

  /**
   * The prefixes that the workspace declares for citekeys, longest first; the same array until one changes.
   */
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

  /** The files that cite something, in no particular order: a copy that does not change with the index. */
  files(): readonly string[] {
    const open = [...this.#open].filter(([file, citations]) => citations.length > 0 && !this.#disk.has(file));
    return [
      ...[...this.#disk.keys()].filter((file) => this.in(file).length > 0),
      ...open.map(([file]) => file),
    ];
  }

  /** Sets the library in which `citing` looks up prefixed keys: one may be the whole key of another paper. */
  setPapers(papers: KeyedPapers): void {
    this.#papers = papers;
  }

  /** All citations of any of the ids, also by prefixed keys; sorted by file, then by place. */
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

  /** How often each target is cited. A live view. */
  targets(): ReadonlyMap<PaperId, number> {
    return this.#counts;
  }

  /** Fires one event for all changes in `run`, even if it throws. Batches nest. */
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
    // An open document without declarations hides those of its file on disk.
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
    // While somebody types, most citations at most move.
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

/** Adds to a count; removes it from the map when it is 0. */
function add<Key>(counts: Map<Key, number>, key: Key, step: number): void {
  const count = (counts.get(key) ?? 0) + step;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

/**
 * How many citations at the beginning, and of the rest how many at the end,
 * have the same targets in both lists.
 */
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
