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

/** A preprint may be cited by the year of a venue years after it, or of one right before; what has a DOI by that of its preprint. */
const years = { preprint: { before: 1, after: 3 }, published: { before: 2, after: 1 } } as const;

/**
 * Whether a first author or a year is another paper's than that of some records, which are of one work. Right rather than
 * complete: a name that is spelt almost like one of its own, a group's or a word of the title accuses nobody.
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
    // Who leaves names out, as Hugging Face may, says nothing of their order; nor does a group before its people.
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

/** Where people work, in the place of their names. */
const companies =
  /^(?:adobe|alibaba|amazon|anthropic|apple|baidu|cohere|facebook|google|huawei|meta|microsoft|mistral|nvidia|salesforce|stanford|tencent)$/i;

/** `OpenAI`, `NVIDIA`, `The LLaMA Team` and `others` are no people, and papers of theirs name some. */
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

/** Of a name, as titles are compared; `ue` for `ü` is the same. */
const wordsOf = (name: string) => tellingWords(name).map((word) => word.replace(/([aou])e/g, "$1"));

/** Whether the family name of one is a name of the other, to a slip of the pen. */
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
