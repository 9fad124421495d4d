import { isCitedHere, type LibraryPaper } from "../library/libraryPaper.ts";
import { nextTurn } from "../nextTurn.ts";
import { slice } from "./breather.ts";
import { authorFields, quotedTexts, textFields, titleFields } from "./fields.ts";
import { Facets } from "./filters/facets.ts";
import { TextIndex } from "./index/textIndex.ts";
import { WordOrder } from "./index/wordOrder.ts";
import type { IndexToSave, SavedIndex } from "./indexBytes.ts";
import { positionsIn } from "./positions.ts";
import type { SearchableLibrary } from "./searchableLibrary.ts";

/** How many papers are indexed synchronously, in the constructor or a listener; enough for the seeds. */
const atOnce = 60;
/** How many titles, or facets, are indexed between two looks at the clock. */
const titlesEach = 8;

/**
 * Numbers the papers of a library, and those that are only cited, and indexes their words: titles and names
 * in one index, the rest in another. For filters and quoted phrases, it also indexes the names of authors by
 * themselves, the facets, and the order of the words. Follows the library paper by paper, since an edited
 * paper is a new object; many papers are indexed in slices, titles first.
 */
export class PaperIndex {
  readonly #library: SearchableLibrary;
  readonly #papers: (LibraryPaper | undefined)[];
  /** The library's lists when it was last followed. */
  #seen: Pick<SearchableLibrary, "papers" | "citedHere"> | undefined;
  /** The papers of the library when it was last followed, and their numbers. */
  #followed: readonly LibraryPaper[] = [];
  #numbers = new Uint32Array(0);
  readonly #listeners: readonly { dispose(): void }[];
  readonly #isAlive = (document: number): boolean => this.#papers[document] !== undefined;
  readonly titles = new TextIndex(titleFields, this.#isAlive);
  readonly texts = new TextIndex(textFields, this.#isAlive);
  readonly authors = new TextIndex(authorFields, this.#isAlive);
  readonly order: WordOrder;
  readonly facets = new Facets();
  /** The words of each author in their order. */
  readonly names = new WordOrder();
  /** What `newest` gives, until the library changes. */
  #newest: Uint32Array | undefined;
  #titlesNext = 0;
  /** The titles of documents below this number can be found. */
  #titlesFound = 0;
  /** The same for authors. */
  #authorsFound = 0;
  #facetsNext = 0;
  #textsNext = 0;
  #titlesReady: Promise<void> | undefined;
  #ready: Promise<void> | undefined;
  #isDisposed = false;
  #changes = 0;

  /** With a saved index, only papers missing from it are indexed. */
  constructor(library: SearchableLibrary, saved?: SavedIndex) {
    this.#library = library;
    this.#papers = [...(saved?.papers ?? [])];
    this.order = new WordOrder(saved?.order);
    if (saved !== undefined) {
      this.titles.segments = saved.titles;
      this.texts.segments = saved.texts;
      this.authors.segments = saved.authors;
      this.#authorsFound = saved.papers.length;
      this.#titlesNext = saved.papers.length;
      this.#titlesFound = saved.papers.length;
      this.#textsNext = saved.papers.length;
      this.#followed = saved.found;
      this.#numbers = saved.numbers;
      for (const [n, paper] of saved.papers.entries()) if (paper === undefined) this.order.forget(n);
    }
    const follow = () => this.follow();
    this.#listeners = [library.onDidChange(follow), library.onDidChangeCitedHere(follow)];
    this.follow();
  }

  /** Resolves once titles and names are indexed; `ready` once everything is. */
  get titlesReady(): Promise<void> {
    return this.#titlesReady ?? Promise.resolve();
  }
  get ready(): Promise<void> {
    return this.#ready ?? Promise.resolve();
  }

  get isReady(): boolean {
    return this.#ready === undefined;
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

  /** Whether the facets of a document are known. */
  hasFacets(document: number): boolean {
    return document < this.#facetsNext;
  }

  /** Whether the authors of a document can be found in the index. */
  hasAuthors(document: number): boolean {
    return document < this.#authorsFound;
  }

  /**
   * The numbers of the library's papers, without those that are only cited: by year, newest first, then in
   * the order of the library. Sorted by counting, since comparing 100,000 papers takes long.
   */
  get newest(): Uint32Array {
    this.#newest ??= this.#byYear();
    return this.#newest;
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
    return {
      papers: [...this.#papers],
      titles: this.titles.segments,
      texts: this.texts.segments,
      authors: this.authors.segments,
      order: this.order.saved(this.#papers.length),
    };
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const listener of this.#listeners) listener.dispose();
  }

  /**
   * Brings the index up to date with the library. A search calls this first, because another listener may
   * search before ours hears of a change.
   */
  follow(): void {
    const { papers, citedHere } = this.#library;
    if (papers === this.#seen?.papers && citedHere === this.#seen.citedHere) return;
    this.#seen = { papers, citedHere };
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
      const gone = this.#numbers[position] ?? 0;
      this.#papers[gone] = undefined;
      this.order.forget(gone);
      this.names.forget(gone);
      this.#changes++;
    }
    this.#followed = followed;
    this.#numbers = numbers;
    this.#newest = undefined;
    const isLittle =
      this.#papers.length - Math.min(this.#titlesNext, this.#facetsNext, this.#textsNext) <= atOnce;
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
    if (Math.min(this.#titlesNext, this.#facetsNext, this.#textsNext) < size) return true;
    return [this.titles, this.texts, this.authors].some((index) => index.isMergeDue(false));
  }

  #byYear(): Uint32Array {
    const byYear = new Map<number, number[]>();
    for (const [n, paper] of this.#followed.entries()) {
      if (isCitedHere(paper)) continue;
      const year = paper.year ?? 0;
      const numbers = byYear.get(year);
      if (numbers === undefined) byYear.set(year, [this.#numbers[n] ?? 0]);
      else numbers.push(this.#numbers[n] ?? 0);
    }
    const years = [...byYear].sort(([one], [other]) => other - one);
    return Uint32Array.from(years.flatMap(([, numbers]) => numbers));
  }

  /** Adds papers, titles first, then merges segments, until the time `end`. */
  #addSome(end: number): void {
    while (this.#titlesNext < this.#papers.length) {
      const paper = this.#papers[this.#titlesNext];
      const isFound = paper !== undefined && this.titles.add(this.#titlesNext, paper);
      const areFound = paper !== undefined && this.authors.add(this.#titlesNext, paper);
      this.#titlesNext++;
      if (areFound) this.#authorsFound = this.#titlesNext;
      if (isFound) this.#titlesFound = this.#titlesNext;
      if (this.#titlesNext % titlesEach !== 0) continue;
      if (performance.now() > end) break;
    }
    if (this.#titlesNext < this.#papers.length) return;
    this.titles.seal();
    this.authors.seal();
    this.#titlesFound = this.#titlesNext;
    this.#authorsFound = this.#titlesNext;
    while (this.#facetsNext < this.#papers.length) {
      const paper = this.#papers[this.#facetsNext];
      if (paper !== undefined) {
        this.facets.add(this.#facetsNext, paper);
        this.names.add(this.#facetsNext, paper.authors ?? []);
      }
      this.#facetsNext++;
      if (this.#facetsNext % titlesEach === 0 && performance.now() > end) return;
    }
    while (this.#textsNext < this.#papers.length && performance.now() <= end) {
      const paper = this.#papers[this.#textsNext];
      if (paper !== undefined) {
        this.texts.add(this.#textsNext, paper);
        this.order.add(this.#textsNext, quotedTexts(paper));
      }
      this.#textsNext++;
      while (this.texts.isMergeDue(true) && performance.now() <= end) this.texts.merge(true);
    }
    if (this.#textsNext < this.#papers.length) return;
    this.texts.seal();
    for (const index of [this.titles, this.texts, this.authors])
      while (index.isMergeDue(false) && performance.now() <= end) index.merge(false);
  }
}
