import type { SaidPeople } from "../../beside/peopleInText.ts";
import { familyName } from "../../citekeys/familyName.ts";
import type { FoundPaper } from "../../online/foundPaper.ts";
import type { OnlineProblemCode, Problem, Severity } from "../../problem.ts";
import { tellingWords } from "../../titles/titleWords.ts";

interface PeopleFinding {
  readonly code: OnlineProblemCode;
  readonly severity: Severity;
  readonly args: Problem["args"];
}

/**
 * Accepted years relative to the record's. A preprint may be cited by the year of a later venue, or of the year before;
 * a published work by the year of its preprint.
 */
const years = { preprint: { before: 1, after: 3 }, published: { before: 2, after: 1 } } as const;

/**
 * Reports a first author or year that belongs to another paper than `records`, which are all of one work. Prefers to
 * miss a mistake over a false alarm: groups, words of the title, and names spelt almost like an author's are never
 * reported.
 */
export function peopleFinding(said: SaidPeople, records: readonly FoundPaper[]): PeopleFinding | undefined {
  return authorFinding(said, records) ?? yearFinding(said, records);
}

function authorFinding({ names }: SaidPeople, records: readonly FoundPaper[]): PeopleFinding | undefined {
  const lists = records.flatMap(({ paper }) => (paper.authors?.length ? [paper.authors] : []));
  const [first] = lists;
  if (!first || names.length === 0 || !names.every(isPerson)) return undefined;
  const isFirst = names.some((name) => lists.some(([one = ""]) => isSameFamily(name, one)));
  if (isFirst || !first.every(hasLatinLetters)) return undefined;
  const isLater = names.some((name) => lists.some((all) => all.some((one) => isSameFamily(name, one))));
  const [own = "", second] = first;
  const [name = ""] = names;
  if (isLater) {
    // Hugging Face may leave names out, and groups may precede people: then the order means nothing.
    const isOrdered = records[0]?.from[0] !== "huggingFace" && isPerson(own);
    if (names.length > 1 || !isOrdered) return undefined;
    return { code: "author-mismatch", severity: "information", args: { own, said: name, part: "order" } };
  }
  const titles = records.flatMap(({ paper }) => tellingWords(paper.title));
  if (names.some((one) => wordsOf(one).some((word) => titles.includes(word)))) return undefined;
  const args = { own: second === undefined ? own : `${own} et al.`, said: names.join(", ") };
  return { code: "author-mismatch", severity: "warning", args };
}

function yearFinding({ year }: SaidPeople, records: readonly FoundPaper[]): PeopleFinding | undefined {
  const known = records.flatMap(yearsOf).sort((one, other) => one - other);
  const [earliest = 0, latest = earliest] = [known[0], known.at(-1)];
  if (year === undefined || known.length === 0) return undefined;
  const { before, after } = years[records.some(({ paper }) => paper.arxiv) ? "preprint" : "published"];
  if (year >= earliest - before && year <= latest + after) return undefined;
  const own = earliest === latest ? String(earliest) : `${earliest}–${latest}`;
  return { code: "year-mismatch", severity: "warning", args: { own, said: String(year) } };
}

function yearsOf({ paper: { year, submitted, venue } }: FoundPaper): readonly number[] {
  const inVenue = [...(venue ?? "").matchAll(/(?<!\d)(?:1[89]|20)\d\d(?!\d)/g)].map(([text]) => Number(text));
  const day = submitted === undefined ? [] : [Number(submitted.slice(0, 4))];
  return [...(year === undefined ? [] : [year]), ...day, ...inVenue];
}

/** Employers that are written in place of names. */
const companies =
  /^(?:adobe|alibaba|amazon|anthropic|apple|baidu|cohere|facebook|google|huawei|meta|microsoft|mistral|nvidia|salesforce|stanford|tencent)$/i;

/** Whether a name is a person's: not `OpenAI`, `NVIDIA`, `The LLaMA Team` or `others`. */
function isPerson(name: string): boolean {
  const family = familyName(name);
  const isGroup = / /.test(name.trim()) && !name.includes(",") && family === name.trim();
  return (
    hasLatinLetters(name) &&
    !isGroup &&
    !companies.test(family) &&
    !/\p{Ll}{2}\p{Lu}|^\p{Lu}{3,}$|^others$/u.test(family)
  );
}

const hasLatinLetters = (name: string) => /^[\p{Script=Latin}\p{M}\p{P}\p{Z}\d]+$/u.test(name);

/** A name's words, as titles are compared; `ue` equals `ü`. */
const wordsOf = (name: string) => tellingWords(name).map((word) => word.replace(/([aou])e/g, "$1"));

/** Whether the family name of one is a name of the other, allowing for a typo. */
function isSameFamily(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => ({
    all: wordsOf(name),
    family: wordsOf(familyName(name)).at(-1) ?? "",
  }));
  if (!a || !b) return false;
  const isAlike = (x: string, y: string) =>
    x === y ||
    (Math.min(x.length, y.length) >= 5 &&
      x.slice(0, 4) === y.slice(0, 4) &&
      Math.abs(x.length - y.length) <= 2);
  return b.all.some((word) => isAlike(a.family, word)) || a.all.some((word) => isAlike(b.family, word));
}
