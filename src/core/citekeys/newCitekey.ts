import type { Paper } from "../paper.ts";
import { withoutAccents } from "../text/accents.ts";
import { familyName } from "./familyName.ts";
import { shortName } from "./shortName.ts";

/** Words that are skipped when a citekey is made from a title. */
const insignificant = new Set(
  (
    "a an the of on in to for and with by from at as is are do does can how what why when we well using via " +
    "towards toward"
  ).split(" "),
);

/**
 * Makes the citekey of a new paper: family name of the first author + year + first significant word of the title,
 * ASCII, lower case (`jiang2024megascale`). If the key is taken, `a`, `b`, …, `z`, `aa` is appended. Missing parts
 * are left out; without an author the word comes first (`megascale2024`); a title alone gives its short name or three
 * words; without author and title the key is made of an id.
 */
export function newCitekey(paper: Omit<Paper, "citekey">, taken: (key: string) => boolean): string {
  const family = asciiWord(familyName(paper.authors?.[0] ?? ""));
  const year = paper.year === undefined ? "" : String(paper.year);
  const word = family + year === "" ? wordsAlone(paper) : (significantWords(paper.title)[0] ?? "");
  const bare =
    family === "" && word === "" ? keyOfIds(paper) : family === "" ? word + year : family + year + word;
  if (!taken(bare)) return bare;
  const isTaken = (n: number) => taken(bare + suffix(n));
  for (let n = 1; n <= inOrder; n++) if (!isTaken(n)) return bare + suffix(n);
  // A binary search: with ten thousand papers of one key, trying every suffix for each would take minutes.
  let [low, high] = [inOrder, 2 * inOrder];
  for (; isTaken(high); high *= 2) low = high;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isTaken(middle)) low = middle;
    else high = middle;
  }
  return bare + suffix(high);
}

/** How many suffixes are tried one by one before the binary search. */
const inOrder = 100;

/**
 * The key of a title alone: its short name (`llamaadapter` for “LLaMA-Adapter: …”), else three words: one fits many
 * papers.
 */
function wordsAlone(paper: Pick<Paper, "title" | "aliases">): string {
  const name = significantWords(shortName(paper) ?? "").join("");
  // A single letter is not a useful key.
  return name.length > 1 ? name : significantWords(paper.title).slice(0, 3).join("");
}

/** The significant words of a title, ASCII and in lower case; its first word if none is significant. */
function significantWords(title: string): readonly string[] {
  const words = title
    .normalize("NFC")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(asciiWord)
    .filter((word) => word !== "");
  const significant = words.filter((word) => !insignificant.has(word));
  return significant.length > 0 ? significant : words.slice(0, 1);
}

/** Keeps the lower-case ASCII letters and digits of a word, accents removed; may be "". */
function asciiWord(word: string): string {
  return withoutAccents(word.toLowerCase()).replace(/[^a-z0-9]/g, "");
}

function keyOfIds(paper: Omit<Paper, "citekey">): string {
  const [label, id] =
    paper.arxiv !== undefined
      ? ["arxiv", paper.arxiv]
      : paper.doi !== undefined
        ? ["doi", paper.doi]
        : paper.openreview !== undefined
          ? ["openreview", paper.openreview]
          : ["paper", ""];
  return label + asciiWord(id);
}

/** 1: a, 2: b, …, 26: z, 27: aa. */
function suffix(n: number): string {
  const letter = String.fromCharCode(97 + ((n - 1) % 26));
  return n > 26 ? suffix(Math.floor((n - 1) / 26)) + letter : letter;
}
