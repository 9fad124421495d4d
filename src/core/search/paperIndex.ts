import type { LibraryPaper } from "../library/libraryPaper.ts";
import { nextTurn, slice } from "./breather.ts";
import { textFields, titleFields } from "./fields.ts";
import { TextIndex } from "./index/textIndex.ts";
import type { IndexToSave, SavedIndex } from "./indexBytes.ts";
import { positionsIn } from "./positions.ts";
import type { SearchableLibrary } from "./searchableLibrary.ts";

/** How many papers are indexed synchronously, in the constructor or a listener; enough for the seeds. */
const atOnce = 60;
/** How many titles are indexed between two looks at the clock. */
const titlesEach = 8;

/**
 * Numbers the papers of a library, and those that are only cited, and indexes their words: titles and names in one
 * index, the rest in another. Follows the library paper by paper, since an edited paper is a new object; many papers
 * are indexed in slices, titles first.
 */
export class PaperIndex {
  readonly #library: SearchableLibrary;
  readonly #papers: (LibraryPaper | undefined)[];
  /** The papers of the library when it was last followed, and their numbers. */
  #followed: readonly LibraryPaper[] = [];
  #numbers = new Uint32Array(0);
  readonly #listeners: readonly { dispose(): void }[];
  readonly #isAlive = (document: number): boolean => this.#papers[document] !== undefined;
  readonly titles = new TextIndex(titleFields, this.#isAlive);
  readonly texts = new TextIndex(textFields, this.#isAlive);
  #titlesNext = 0;
  /** The titles of documents below this number can be found. */
  #titlesFound = 0;
  #textsNext = 0;
  #titlesReady: Promise<void> | undefined;
  #ready: Promise<void> | undefined;
  #isDisposed = false;
  #changes = 0;

  /** With a saved index, only papers missing from it are indexed. */
  constructor(library: SearchableLibrary, saved?: SavedIndex) {
    this.#library = library;
    this.#papers = [...(saved?.papers ?? [])];
    if (saved !== undefined) {
      this.titles.segments = saved.titles;
      this.texts.segments = saved.texts;
      this.#titlesNext = saved.papers.length;
      this.#titlesFound = saved.papers.length;
      this.#textsNext = saved.papers.length;
      this.#followed = saved.found;
      this.#numbers = saved.numbers;
    }
    const follow = () => this.#follow();
    this.#listeners = [library.onDidChange(follow), library.onDidChangeCitedHere(follow)];
    this.#follow();
  }

  /** Resolves once titles and names are indexed; `ready` once everything is. */
  get titlesReady(): Promise<void> {
    return this.#titlesReady ?? Promise.resolve();
  }
  get ready(): Promise<void> {
    return this.#ready ?? Promise.resolve();
  }

  /** All document numbers are below this. */
  get size(): number {
    return this.#papers.length;
  }

  /** The papers whose titles cannot be found in the index yet. */
  *waiting(): IterableIterator<LibraryPaper> {
    for (let n = this.#titlesFound; n < this.#papers.length; n++) {
      const paper = this.#papers[n];
      if (paper !== undefined) yield paper;
    }
  }

  /** How many papers there are. */
  get count(): number {
    return this.#followed.length;
  }

  /** The paper with a number; `undefined` if it is gone. */
  paper(document: number): LibraryPaper | undefined {
    return this.#papers[document];
  }

  /** How many papers were added or removed since the index was saved, or at all. */
  get changes(): number {
    return this.#changes;
  }

  /** The index to save; `undefined` while papers are still being indexed. */
  get saved(): IndexToSave | undefined {
    if (this.#isDue()) return undefined;
    return { papers: [...this.#papers], titles: this.titles.segments, texts: this.texts.segments };
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const listener of this.#listeners) listener.dispose();
  }

  #follow(): void {
    const { papers, citedHere } = this.#library;
    const followed = citedHere.length === 0 ? papers : papers.concat(citedHere);
    const positions = positionsIn(this.#followed, followed);
    const numbers = new Uint32Array(followed.length);
    const isKept = new Uint8Array(this.#followed.length);
    // By index: for 100,000 papers an iterator's pairs are most of what following them costs.
    for (let n = 0; n < followed.length; n++) {
      const position = positions[n] ?? -1;
      if (position >= 0) {
        isKept[position] = 1;
        numbers[n] = this.#numbers[position] ?? 0;
      } else {
        numbers[n] = this.#papers.push(followed[n]) - 1;
        this.#changes++;
      }
    }
    for (let position = 0; position < isKept.length; position++) {
      if (isKept[position] === 1) continue;
      this.#papers[this.#numbers[position] ?? 0] = undefined;
      this.#changes++;
    }
    this.#followed = followed;
    this.#numbers = numbers;
    const isLittle = this.#papers.length - Math.min(this.#titlesNext, this.#textsNext) <= atOnce;
    if (isLittle) this.#addSome(Number.POSITIVE_INFINITY);
    if (this.#ready === undefined && this.#isDue()) this.#start();
  }

  #start(): void {
    let titlesDone: () => void = () => undefined;
    this.#titlesReady = new Promise((resolve) => {
      titlesDone = resolve;
    });
    const run = async () => {
      while (this.#isDue() && !this.#isDisposed) {
        await nextTurn();
        this.#addSome(performance.now() + slice);
        if (this.#titlesNext === this.#papers.length) titlesDone();
      }
    };
    this.#ready = run().finally(() => {
      titlesDone();
      this.#titlesReady = undefined;
      this.#ready = undefined;
    });
  }

  #isDue(): boolean {
    const size = this.#papers.length;
    if (this.#titlesNext < size || this.#textsNext < size) return true;
    return this.titles.isMergeDue(false) || this.texts.isMergeDue(false);
  }

  /** Adds papers, titles first, then merges segments, until the time `end`. */
  #addSome(end: number): void {
    while (this.#titlesNext < this.#papers.length) {
      const paper = this.#papers[this.#titlesNext];
      const isFound = paper !== undefined && this.titles.add(this.#titlesNext, paper);
      this.#titlesNext++;
      if (isFound) this.#titlesFound = this.#titlesNext;
      if (this.#titlesNext % titlesEach !== 0) continue;
      if (performance.now() > end) break;
    }
    if (this.#titlesNext < this.#papers.length) return;
    this.titles.seal();
    this.#titlesFound = this.#titlesNext;
    while (this.#textsNext < this.#papers.length && performance.now() <= end) {
      const paper = this.#papers[this.#textsNext];
      if (paper !== undefined) this.texts.add(this.#textsNext, paper);
      this.#textsNext++;
      while (this.texts.isMergeDue(true) && performance.now() <= end) this.texts.merge(true);
    }
    if (this.#textsNext < this.#papers.length) return;
    this.texts.seal();
    for (const index of [this.titles, this.texts])
      while (index.isMergeDue(false) && performance.now() <= end) index.merge(false);
  }
}
