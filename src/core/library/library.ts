import type { Saying } from "../beside/saying.ts";
import { CitedHere } from "../citedHere/citedHere.ts";
import { Emitter, type Event } from "../event.ts";
import type { Category } from "../paper.ts";
import { keyId, type PaperId } from "../paperId.ts";
import { boundedByFile, boundedProblems, type Problem } from "../problem.ts";
import { mergeCategories } from "./categoryOrder.ts";
import type { LibraryPaper } from "./libraryPaper.ts";
import { type CategoriesFile, isPaperFile, type LibraryContent, type SourceFile } from "./source.ts";
import { byLayer, type Entry, entryOf, isSameEntry } from "./works/entry.ts";
import { Works } from "./works/works.ts";

/** The seeds that the user hides: their citekeys, or all. */
export type HiddenSeeds = "all" | ReadonlySet<string>;

/** How many records one step of `setFileInSlices` takes. */
const slice = 200;
/** How many files one step of `setInSlices` takes: paper files have one record each. */
const filesAtOnce = 50;

/**
 * The papers and notes of all sources, in layers (src/README.md, "The library"). Takes each file's records and gives
 * merged papers; a change to a file only merges that file's papers again.
 */
export class Library {
  readonly #files = new Map<string, { readonly content: SourceFile; readonly entries: Entry[] }>();
  readonly #categories = new Map<string, CategoriesFile>();
  readonly #works = new Works();
  readonly #changed: Emitter<void>;
  #keyPrefixes: readonly string[] = [];
  #batches = 0;
  #isChanged = false;
  #shownCategories: readonly Category[] | undefined;
  #problems: readonly Problem[] | undefined;
  readonly #said = new CitedHere();
  readonly #saidChanged: Emitter<void>;
  #isSaidChanged = false;
  #citedHere: readonly LibraryPaper[] | undefined;

  /** Fires once after each change, once after a batch. */
  readonly onDidChange: Event<void>;
  /** Fires when what texts say of papers (`citedHere`, `asCited`) changes; once after a batch. */
  readonly onDidChangeCitedHere: Event<void>;

  /** `report` is called with what a listener throws. */
  constructor(report?: (error: unknown) => void) {
    this.#changed = new Emitter(report);
    this.onDidChange = this.#changed.event;
    this.#saidChanged = new Emitter(report);
    this.onDidChangeCitedHere = this.#saidChanged.event;
  }

  /** Sorted by citekey; the same array until something changes. */
  get papers(): readonly LibraryPaper[] {
    return this.#works.papers;
  }

  /** In the order of the tree: higher layers first, and last the categories that only papers use. */
  get categories(): readonly Category[] {
    this.#shownCategories ??= mergeCategories([...this.#categories.values()], this.papers);
    return this.#shownCategories;
  }

  /** The `categories.yaml` files of the user, higher layers first; the shipped ones are not included. */
  get categoriesFiles(): readonly CategoriesFile[] {
    return [...this.#categories.values()]
      .filter(({ layer }) => isPaperFile(layer.kind))
      .sort((a, b) => byLayer(a.layer, b.layer));
  }

  /** Problems in the files, and citekeys that two papers share; sorted by file and line. */
  get problems(): readonly Problem[] {
    this.#problems ??= [
      ...[...this.#files.values()].flatMap(({ content }) => content.problems),
      ...[...this.#categories.values()].flatMap(({ problems }) => problems),
      ...boundedByFile(this.#works.problems),
    ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
    return this.#problems;
  }

  /**
   * The paper that an id of any layer leads to; `id` is written as `idsOf` and the scanner write it. A key that no
   * paper has is also tried without the workspace's key prefixes.
   */
  find(id: PaperId): LibraryPaper | undefined {
    const paper = this.#works.find(id);
    if (paper !== undefined || this.#keyPrefixes.length === 0 || !id.startsWith("key:")) return paper;
    const key = id.slice("key:".length);
    for (const prefix of this.#keyPrefixes) {
      const found = key.startsWith(prefix) ? this.#works.find(keyId(key.slice(prefix.length))) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Sets the prefixes of citekeys in the workspace (Sphinx's `:keyprefix:`), longest first. */
  setKeyPrefixes(prefixes: readonly string[]): void {
    if (prefixes.join("\n") === this.#keyPrefixes.join("\n")) return;
    this.#keyPrefixes = prefixes;
    this.#change();
  }

  /** The paper that a citekey of any layer leads to; case-sensitive. */
  byCitekey(citekey: string): LibraryPaper | undefined {
    return this.#works.find(keyId(citekey));
  }

  /** Replaces what a text says of the papers that it cites; pass none for a deleted text. */
  setSayings(file: string, sayings: readonly Saying[]): void {
    if (!this.#said.set(file, sayings)) return;
    this.#isSaidChanged = true;
    this.#citedHere = undefined;
    if (this.#batches === 0) this.#tellSaid();
  }

  /** The files that say something of a paper. */
  sayingFiles(): Iterable<string> {
    return this.#said.files();
  }

  /** What the workspace's texts say of a work, whether or not the library has it; see `isCitedHere`. */
  asCited(id: PaperId): LibraryPaper | undefined {
    return this.#said.find(id);
  }

  /** What the workspace's links call a work: “LoRA”, “Aigrain et al. 2016”. */
  citedBy(id: PaperId): string | undefined {
    return this.#said.by(id);
  }

  /** The library's paper, else what the workspace's texts say of the work. */
  known(id: PaperId): LibraryPaper | undefined {
    return this.find(id) ?? this.asCited(id);
  }

  /** What the workspace's texts say of works that the library lacks, sorted by id. Not part of `papers`. */
  get citedHere(): readonly LibraryPaper[] {
    this.#citedHere ??= [...this.#said.ids()]
      .sort()
      .flatMap((id) => (this.find(id) === undefined ? (this.#said.find(id) ?? []) : []));
    return this.#citedHere;
  }

  /** Replaces the contents of a file. */
  set(content: LibraryContent): void {
    this.#put(content);
    this.#change();
  }

  setFile(content: SourceFile): void {
    this.set(content);
  }

  /**
   * Like `set`, for many files: takes some of them at a time and awaits `breathe` in between. Fires once, at the end;
   * until then readers see a mix of old and new.
   */
  async setInSlices(contents: readonly LibraryContent[], breathe: () => Promise<void>): Promise<void> {
    for (let n = 0; n < contents.length; n += filesAtOnce) {
      for (const content of contents.slice(n, n + filesAtOnce)) this.#put(content);
      this.#works.settle();
      await breathe();
    }
    this.#change();
  }

  /**
   * Like `setFile`, for large sources: takes some hundred records at a time and awaits `breathe` in between. Fires
   * once, at the end; until then readers see a mix of old and new. A later `setFile` or `removeFile` of the same file
   * cancels it. Unchanged records in the same place cost nothing: their papers stay the same objects.
   */
  async setFileInSlices(content: SourceFile, breathe: () => Promise<void>): Promise<void> {
    const old = this.#files.get(content.file)?.entries ?? [];
    const entries = this.#start(content, 0);
    const isCurrent = () => this.#files.get(content.file)?.entries === entries;
    for (let n = 0; n < Math.max(old.length, content.records.length); n += slice) {
      const before = old.slice(n, n + slice);
      const now = this.#entries(content, n, n + slice).map((entry, at) => {
        const known = before[at];
        return known && isSameEntry(known, entry) ? known : entry;
      });
      this.#works.remove(before.filter((entry, at) => now[at] !== entry));
      this.#works.add(now.filter((entry, at) => before[at] !== entry));
      for (const entry of now) entries.push(entry);
      this.#works.settle();
      await breathe();
      if (isCurrent()) continue;
      this.#works.remove(old.slice(n + slice));
      this.#change();
      return;
    }
    this.#change();
  }

  removeFile(file: string): void {
    const isKnown = this.#removeEntries(file);
    if (this.#categories.delete(file) || isKnown) this.#change();
  }

  /** Sets the contents of a `categories.yaml`; `removeFile` removes them. */
  setCategories(content: CategoriesFile): void {
    this.set(content);
  }

  /**
   * Hides seeds: they are not shown, found or searched. If another layer has the paper, a hidden seed still fills in
   * absent fields.
   */
  setHiddenSeeds(hidden: HiddenSeeds): void {
    this.#works.hide(
      ({ layer, record }) => layer.kind === "seeds" && (hidden === "all" || hidden.has(record.paper.citekey)),
    );
    this.#change();
  }

  /** Makes several changes with one event. */
  batch(run: () => void): void {
    this.#batches++;
    try {
      run();
    } finally {
      this.#batches--;
      if (this.#isChanged) this.#change();
      if (this.#isSaidChanged && this.#batches === 0) this.#tellSaid();
    }
  }

  #put(content: LibraryContent): void {
    if (!("records" in content)) {
      this.#categories.set(content.file, content);
      return;
    }
    this.#removeEntries(content.file);
    this.#works.add(this.#start(content, content.records.length));
  }

  #start(content: SourceFile, count: number): Entry[] {
    const entries = this.#entries(content, 0, count);
    this.#files.set(content.file, {
      content: { ...content, problems: boundedProblems(content.problems) },
      entries,
    });
    return entries;
  }

  #entries({ records, file, layer }: SourceFile, start: number, end: number): Entry[] {
    return records.slice(start, end).map((record, n) => entryOf(record, file, layer, start + n));
  }

  #removeEntries(file: string): boolean {
    const entries = this.#files.get(file)?.entries;
    this.#works.remove(entries ?? []);
    return this.#files.delete(file);
  }

  #tellSaid(): void {
    this.#isSaidChanged = false;
    this.#saidChanged.fire();
  }

  #change(): void {
    this.#citedHere = undefined;
    this.#shownCategories = undefined;
    this.#problems = undefined;
    this.#isChanged = this.#batches > 0;
    if (this.#isChanged) return;
    this.#works.settle();
    this.#changed.fire();
  }
}
