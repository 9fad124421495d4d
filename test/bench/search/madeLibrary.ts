import { Library } from "../../../src/core/library/library.ts";
import type { Paper, ReadingStatus } from "../../../src/core/paper.ts";
import { seedLibrary } from "../../unit/search/seedLibrary.ts";
import { type Random, seeded } from "./random.ts";

/** The number of words that invented texts draw from, by Zipf's law; a tenth of them occur in 10,000 papers. */
const vocabularySize = 400_000;
/** The share of words with five letters or more that are replaced, so that no two papers are alike. */
const replaced = { title: 0.45, abstract: 0.22 };
const sentencesEach = 8;

export interface MadePaper extends Paper {
  readonly authors: readonly string[];
  readonly abstract: string;
  readonly arxiv: string;
  readonly notes?: string;
  readonly category?: string;
  readonly status?: ReadingStatus;
  readonly tags?: readonly string[];
}

/**
 * Makes `count` invented papers, the same at each call. Their titles and sentences are those of the seeds, with some
 * words replaced by ones made of halves of real words. Six in ten titles begin with a system's name; one in ten papers
 * has notes.
 */
export function madePapers(count: number): readonly MadePaper[] {
  const random = seeded(16);
  const marks = seeded(17);
  const seeds = seedLibrary().papers;
  const titles = seeds.map(({ title }) => title);
  const sentences = seeds.flatMap(({ abstract = "" }) => abstract.split(/(?<=[.!?])\s+/));
  const word = wordsOf([...titles, ...sentences].join(" "));
  const draw = () => word(Math.floor(Math.exp(random() * Math.log(vocabularySize))));
  const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const name = (parts: number) => capital(Array.from({ length: parts }, () => one(syllables)).join(""));
  const spoilt = (text: string, share: number) =>
    text.replace(/[A-Za-z]{5,}/g, (known) => {
      if (random() > share) return known;
      const other = draw();
      return /^[A-Z]/.test(known) ? capital(other) : other;
    });
  const people = Array.from(
    { length: Math.max(50, count) },
    () => `${name(2)} ${name(2 + (random() < 0.4 ? 1 : 0))}`,
  );
  const text = (length: number) =>
    Array.from({ length }, () => spoilt(one(sentences), replaced.abstract)).join(" ");
  return Array.from({ length: count }, (_, n) => {
    const plain = spoilt(one(titles).replace(/^[^:]{1,30}: /, ""), replaced.title);
    const title = random() < 0.6 ? `${systemName(draw, random)}: ${plain}` : plain;
    const authors = Array.from({ length: 1 + Math.floor(random() * 5) }, () => one(people));
    const year = 2012 + Math.floor(random() * 15);
    const family = authors[0]?.split(" ").at(-1)?.toLowerCase() ?? "";
    return {
      citekey: `${family}${year}${/[a-z]{4,}/i.exec(title)?.[0].toLowerCase() ?? ""}${n}`,
      title,
      authors,
      year,
      arxiv: `${String(year).slice(2)}${String(1 + (n % 12)).padStart(2, "0")}.${String(10_000 + Math.floor(n / 180)).padStart(5, "0")}`,
      abstract: text(sentencesEach),
      ...(random() < 0.1 && { notes: text(2) }),
      ...marksOf(marks),
    };
  });
}

/** A library with the papers as one bibliography. */
export function madeLibrary(papers: readonly MadePaper[]): Library {
  const library = new Library();
  library.setFile({
    file: "made.bib",
    layer: { kind: "bibliography", order: 0 },
    records: papers.map(({ notes, ...paper }, line) => ({
      paper,
      line,
      ...(notes !== undefined && { notes }),
    })),
    problems: [],
  });
  return library;
}

/** What a reader sets: of ten papers, eight have a category, one has one or two tags, one is being read or was read. */
function marksOf(random: Random): Pick<MadePaper, "category" | "status" | "tags"> {
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  const some = random();
  return {
    ...(random() < 0.8 && { category: one(categories) }),
    ...(some < 0.1 && { tags: [...new Set([one(tags), one(tags)])] }),
    ...(some > 0.9 && { status: some > 0.95 ? "read" : "reading" }),
  };
}

const categories = "kernels serving training attention quantization data evaluation agents".split(" ");
const tags = "memory to-read baseline fast-inference group-2".split(" ");

const syllables =
  "ka lin mo ra ten shi wu ber gar do nel pa ri su tov ye zan fu hel qi bar cho dan eli jo".split(" ");

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

function systemName(draw: () => string, random: Random): string {
  const [one, other] = [draw(), draw()].map((word) => capital(word.slice(0, 3 + Math.floor(random() * 4))));
  return `${one}${other}`;
}

/** An invented vocabulary: for each rank, the first half of one real word and the second half of another. */
function wordsOf(text: string): (rank: number) => string {
  const real = [...new Set(text.toLowerCase().match(/[a-z]{5,}/g))];
  return (rank) => {
    const random = seeded(rank);
    const [start = "", end = ""] = [random(), random()].map((at) => real[Math.floor(at * real.length)] ?? "");
    return start.slice(0, Math.ceil(start.length / 2)) + end.slice(Math.ceil(end.length / 2));
  };
}
