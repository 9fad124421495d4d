import type { Saying } from "../beside/saying.ts";
import { sayingRanks } from "../beside/saying.ts";
import type { PaperId } from "../paperId.ts";
import { mayBeName } from "../titles/looksLikeTitle.ts";
import { shareFound, tellingWords } from "../titles/titleWords.ts";

/** What a place in a file says about a paper. */
export interface FileSaying {
  readonly file: string;
  readonly saying: Saying;
}

/** What the places in a workspace agree on about a paper. */
export interface Settled {
  readonly title: string;
  readonly authors?: readonly string[];
  readonly year?: number;
  readonly key?: string;
  /** Other ids of the work from its BibTeX entries, at most one per kind. */
  readonly otherIds: readonly PaperId[];
  /** The places with the chosen title, the most trusted first. */
  readonly places: readonly FileSaying[];
}

const idKinds = ["arXiv:", "doi:", "openreview:"];

/** Places whose titles differ only in punctuation and case. */
interface Reading {
  readonly key: string;
  readonly places: FileSaying[];
}

/**
 * Settles what several places say about one paper. A BibTeX entry outweighs a link's text, and
 * that a line; within a rank, more files outweigh fewer. A tie gives nothing rather than a guess.
 * The order of the places does not matter.
 */
export function settle(places: readonly FileSaying[]): Settled | undefined {
  const readings = new Map<string, Reading>();
  for (const place of places) {
    const key = tellingWords(place.saying.title).join("");
    if (key === "") continue;
    const reading = readings.get(key) ?? { key, places: [] };
    reading.places.push(place);
    readings.set(key, reading);
  }
  const wordsOf = ({ places: [place] }: Reading) => tellingWords(place?.saying.title ?? "").length;
  const [first, ...others] = merged([...readings.values()]).sort(
    (a, b) => byVotes(a, b) || wordsOf(b) - wordsOf(a),
  );
  if (first === undefined) return undefined;
  if (others.some((other) => byVotes(first, other) === 0 && !areSpellings(first, other))) return undefined;
  const sorted = [...first.places].sort(byPlace);
  const entries = sorted.filter(({ saying }) => saying.rank === "bibtex");
  const authors = commonest(
    entries,
    ({ authors }) => authors,
    (names) => tellingWords(names.join(" ")).join(" "),
  );
  const year = commonest(entries, (saying) => saying.year, String);
  const key = commonest(entries, (saying) => saying.key, String);
  return {
    title: spelling(sorted),
    ...(authors && { authors }),
    ...(year !== undefined && { year }),
    ...(key !== undefined && { key }),
    otherIds: idKinds.flatMap(
      (kind) =>
        commonest(entries, ({ otherIds }) => otherIds?.find((id) => id.startsWith(kind)), String) ?? [],
    ),
    places: sorted,
  };
}

/** Merges a title without its subtitle, or a name that is in a title, into the longer title. */
function merged(readings: readonly Reading[]): Reading[] {
  const longestFirst = [...readings].sort((a, b) => b.key.length - a.key.length || (a.key < b.key ? -1 : 1));
  const kept: Reading[] = [];
  for (const reading of longestFirst) {
    const longer = kept.filter(({ key }) => isShortened(reading, key));
    const [only] = longer;
    if (only !== undefined && longer.length === 1) {
      for (const place of reading.places) only.places.push(place);
    } else kept.push({ key: reading.key, places: [...reading.places] });
  }
  return kept;
}

/** The fewest letters of a title without its subtitle: shorter texts begin too many titles. */
const shortestHead = 12;

function isShortened({ key, places }: Reading, longer: string): boolean {
  if (longer.startsWith(key)) return key.length >= shortestHead;
  const title = places[0]?.saying.title ?? "";
  return longer.includes(key) && mayBeName(title) && tellingWords(title).length < 4;
}

/**
 * Whether two readings are the same title with a word spelt differently. The longer one is then the first.
 */
function areSpellings(one: Reading, other: Reading): boolean {
  if (one.key.includes(other.key) || other.key.includes(one.key)) return false;
  const [words, others] = [one, other].map(({ places }) => tellingWords(places[0]?.saying.title ?? ""));
  if (words === undefined || others === undefined || Math.min(words.length, others.length) < 5) return false;
  return shareFound(words, others) >= 0.7 && shareFound(others, words) >= 0.7;
}

/** Compares by the number of files, rank by rank; 0 if neither is more credible. */
function byVotes(a: Reading, b: Reading): number {
  for (const rank of sayingRanks) {
    const difference = filesOf(b, rank) - filesOf(a, rank);
    if (difference !== 0) return difference;
  }
  return 0;
}

const filesOf = ({ places }: Reading, rank: Saying["rank"]) =>
  new Set(places.filter(({ saying }) => saying.rank === rank).map(({ file }) => file)).size;

function byPlace(a: FileSaying, b: FileSaying): number {
  const rank = (place: FileSaying) => sayingRanks.indexOf(place.saying.rank);
  return (
    rank(a) - rank(b) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.saying.line - b.saying.line
  );
}

/**
 * The most frequent of the longest titles, of those with the best rank; on a tie, the one with more capitals.
 */
function spelling(sorted: readonly FileSaying[]): string {
  const keyOf = (title: string) => tellingWords(title).join("");
  const longest = sorted.reduce((most, { saying }) => Math.max(most, keyOf(saying.title).length), 0);
  const whole = sorted.filter(({ saying }) => keyOf(saying.title).length === longest);
  const best = whole.filter(({ saying }) => saying.rank === whole[0]?.saying.rank);
  const counts = new Map<string, number>();
  for (const { saying } of best) counts.set(saying.title, (counts.get(saying.title) ?? 0) + 1);
  const capitals = (title: string) =>
    isShouted(title) ? -1 : (title.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0);
  const [[first] = [""]] = [...counts].sort(
    ([a, m], [b, n]) => n - m || capitals(b) - capitals(a) || (a < b ? -1 : 1),
  );
  return first;
}

const isShouted = (title: string) => title === title.toUpperCase();

/** The value that most entries have; `undefined` on a tie. */
function commonest<T>(
  entries: readonly FileSaying[],
  of: (saying: Saying) => T | undefined,
  keyOf: (value: T) => string,
): T | undefined {
  const counts = new Map<string, { readonly value: T; count: number }>();
  for (const { saying } of entries) {
    const value = of(saying);
    if (value === undefined) continue;
    const known = counts.get(keyOf(value)) ?? { value, count: 0 };
    known.count++;
    counts.set(keyOf(value), known);
  }
  const [first, second] = [...counts.values()].sort((a, b) => b.count - a.count);
  return first !== undefined && first.count !== second?.count ? first.value : undefined;
}
