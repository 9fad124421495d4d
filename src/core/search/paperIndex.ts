import type { LibraryPaper } from "../library/libraryPaper.ts";
import { slice } from "./breather.ts";
import { textFields, titleFields } from "./fields.ts";
import { TextIndex } from "./index/textIndex.ts";
import type { SavedIndex } from "./savedIndex.ts";
import type { SearchableLibrary } from "./searchableLibrary.ts";

/** So many papers are indexed synchronously, in the constructor or a listener; enough for the seeds. */
const atOnce = 60;
/** The clock is read once for so many titles. */
const titlesEach = 8;

/**
 * Numbers the papers of a library, and those that are only cited, and keeps their words: titles and names in one index, the rest in another. It follows
 * the library paper by paper, since an edited paper is a new object; what is much is indexed in slices, titles first.
 */
export class PaperIndex {
  readonly #library: SearchableLibrary;
  readonly #papers: (LibraryPaper | undefined)[];
  readonly #numbers = new Map<LibraryPaper, number>();
  readonly #listeners: readonly { dispose(): void }[];
  readonly #isAlive = (document: number): boolean => this.#papers[document] !== undefined;
  readonly titles = new TextIndex(titleFields, this.#isAlive);
  readonly texts = new TextIndex(textFields, this.#isAlive);
  #titlesNext = 0;
  #textsNext = 0;
  #titlesReady: Promise<void> | undefined;
  #ready: Promise<void> | undefined;
  #isDisposed = false;
  #changes = 0;

  /** With a saved index only the papers are indexed that it does not have. */
  constructor(library: SearchableLibrary, saved?: SavedIndex) {
    this.#library = library;
    this.#papers = [...(saved?.papers ?? [])];
    if (saved !== undefined) {
      this.titles.segments = saved.titles;
      this.texts.segments = saved.texts;
      this.#titlesNext = saved.papers.length;
      this.#textsNext = saved.papers.length;
    }
    for (const [document, paper] of this.#papers.entries()) if (paper) this.#numbers.set(paper, document);
    const follow = () => this.#follow();
    this.#listeners = [library.onDidChange(follow), library.onDidChangeCitedHere(follow)];
    this.#follow();
  }

  /** Resolves once titles and names are indexed, and once everything is. */
  get titlesReady(): Promise<void> {
    return this.#titlesReady ?? Promise.resolve();
  }
  get ready(): Promise<void> {
    return this.#ready ?? Promise.resolve();
  }

  /** Documents are numbers below this. */
  get size(): number {
    return this.#papers.length;
  }

  /** The papers whose titles are still to be indexed. */
  *waiting(): IterableIterator<LibraryPaper> {
    for (let n = this.#titlesNext; n < this.#papers.length; n++) {
      const paper = this.#papers[n];
      if (paper !== undefined) yield paper;
    }
  }

  /** How many papers there are. */
  get count(): number {
    return this.#numbers.size;
  }

  /** The paper of a number; `undefined` for one that is gone. */
  paper(document: number): LibraryPaper | undefined {
    return this.#papers[document];
  }

  /** How many papers came and went since a saved index, or ever. */
  get changes(): number {
    return this.#changes;
  }

  /** To be saved; `undefined` while something is still to be indexed. */
  get saved(): SavedIndex | undefined {
    if (this.#isDue()) return undefined;
    return { papers: [...this.#papers], titles: this.titles.segments, texts: this.texts.segments };
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const listener of this.#listeners) listener.dispose();
  }

  #follow(): void {
    const before = this.#papers.length;
    const kept = new Uint8Array(before);
    for (const papers of [this.#library.papers, this.#library.citedHere])
      for (const paper of papers) {
        const known = this.#numbers.get(paper);
        if (known !== undefined && known < before) kept[known] = 1;
        if (known !== undefined) continue;
        this.#numbers.set(paper, this.#papers.length);
        this.#papers.push(paper);
        this.#changes++;
      }
    for (let document = 0; document < before; document++) {
      const paper = this.#papers[document];
      if (paper === undefined || kept[document] === 1) continue;
      this.#numbers.delete(paper);
      this.#papers[document] = undefined;
      this.#changes++;
    }
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
        await new Promise<void>((resolve) => setTimeout(resolve, 0));
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

  /** Adds papers, titles first, then merges segments, until a time. */
  #addSome(end: number): void {
    while (this.#titlesNext < this.#papers.length) {
      const paper = this.#papers[this.#titlesNext];
      if (paper !== undefined) this.titles.add(this.#titlesNext, paper);
      if (++this.#titlesNext % titlesEach !== 0) continue;
      if (performance.now() > end) break;
    }
    if (this.#titlesNext < this.#papers.length) return;
    this.titles.seal();
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
