import { withoutAccents } from "./letters.ts";
import type { Paper } from "./paper.ts";

/** Words of a title that tell nothing: design.md, "The citekey of a new paper". */
const untelling = new Set(
  (
    "a an the of on in to for and with by from at as is are do does can how what why when we well using via " +
    "towards toward"
  ).split(" "),
);

const nameSuffix = /^(jr|sr|ii|iii|iv)\.?$/i;
const groupWord =
  /^(team|collaboration|consortium|group|project|initiative|foundation|institute|laboratory|labs?|workshop|community|committee|network|university|research|organi[sz]ation|inc\.?|corporation|ai)$/i;

/**
 * The citekey of a new paper: family name of the first author + year + first telling word of the title, ASCII, lower
 * case. The first paper keeps the bare key, later ones get `a`, `b`, …, `z`, `aa`. What is missing is left out; without
 * an author the word goes first (`megascale2024`), without any of these the key is made of an id.
 */
export function newCitekey(paper: Omit<Paper, "citekey">, taken: (key: string) => boolean): string {
  const family = asciiWord(familyName(paper.authors?.[0] ?? ""));
  const year = paper.year === undefined ? "" : String(paper.year);
  const word = tellingWord(paper.title);
  const bare =
    family === "" && word === "" ? keyOfIds(paper) : family === "" ? word + year : family + year + word;
  if (!taken(bare)) return bare;
  for (let n = 1; ; n++) {
    const key = bare + suffix(n);
    if (!taken(key)) return key;
  }
}

/**
 * The family name in a name as printed: all before the comma of `Family, Given`; else the last word with the
 * lower-case particles before it (`Aaron van den Oord`: `van den Oord`, as BibTeX has it), without `Jr.`, `III` and
 * what stands in brackets. The name of a group is taken whole.
 */
export function familyName(name: string): string {
  const plain = name
    .replace(/\([^)]*\)|[{}]/g, " ")
    .replace(/\bet al\.?\s*$/i, "")
    .trim();
  const comma = plain.indexOf(",");
  const afterComma = plain.slice(comma + 1).trim();
  const isFamilyFirst = comma > 0 && !nameSuffix.test(afterComma);
  const words = (comma > 0 ? plain.slice(0, comma) : plain).split(/\s+/).filter((word) => word !== "");
  while (words.length > 1 && nameSuffix.test(words.at(-1) ?? "")) words.pop();
  if (isFamilyFirst) return words.join(" ");
  if (groupWord.test(words.at(-1) ?? "")) return words.filter((word) => !/^the$/i.test(word)).join(" ");
  let first = words.length - 1;
  while (first > 1 && isParticle(words[first - 1] ?? "")) first--;
  return words.slice(Math.max(first, 0)).join(" ");
}

function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

function tellingWord(title: string): string {
  const words = title
    .normalize("NFC")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(asciiWord)
    .filter((word) => word !== "");
  return words.find((word) => !untelling.has(word)) ?? words[0] ?? "";
}

/** A word or a name in lower-case ASCII letters and digits; "" where nothing of it can be written so. */
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

export interface CitekeyProblem {
  readonly code: "empty" | "start" | "end" | "character" | "doubled" | "reserved" | "long";
  /** The character or word at fault. */
  readonly what: string;
}

/** Names that Windows keeps for its devices, whatever their ending. */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const longest = 120;

/**
 * Why a key cannot name a paper file of ours, `undefined` where it can. It must be what pandoc reads after `@` without
 * braces (a letter, a digit or `_` first and last; single `.#$%&-+~` inside) and a file name on every system (so none
 * of pandoc's `:?<>/`). Keys of imported bibliographies may be anything.
 */
export function citekeyProblem(key: string): CitekeyProblem | undefined {
  if (key === "") return { code: "empty", what: "" };
  const stranger = /[^\p{L}\p{N}\p{M}_.#$%&+~-]/u.exec(key);
  if (stranger) return { code: "character", what: stranger[0] };
  const first = /^[^\p{L}\p{N}_]/u.exec(key);
  if (first) return { code: "start", what: first[0] };
  const last = /[.#$%&+~-]$/.exec(key);
  if (last) return { code: "end", what: last[0] };
  const doubled = /[.#$%&+~-]{2,}/.exec(key);
  if (doubled) return { code: "doubled", what: doubled[0] };
  const device = reserved.exec(key);
  if (device) return { code: "reserved", what: device[1] ?? key };
  return key.length > longest ? { code: "long", what: String(longest) } : undefined;
}
