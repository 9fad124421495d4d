import { isArxivVenue } from "../../bibliography/arxivText.ts";
import { familyName } from "../../citekeys/familyName.ts";
import type { PaperEdits } from "../../library/paperFile/editPaperFile.ts";
import { titleKey } from "../../library/works/titleRelation.ts";
import type { Paper, PaperField } from "../../paper.ts";
import { withoutAccents } from "../../text/accents.ts";
import type { FoundPaper } from "../foundPaper.ts";

/** A field in which a record differs from the sources. */
export interface Difference {
  readonly field: PaperField;
  /** The record's value; absent if it has none. */
  readonly own?: Paper[PaperField];
  readonly theirs: NonNullable<Paper[PaperField]>;
}

/** All differences between a record and the sources. */
export interface Comparison {
  /** Differences to accept: fields that are absent, or that still have an earlier value from the source. */
  readonly news: readonly Difference[];
  /** Differences to leave alone: the reader, or another source, wrote something else. */
  readonly kept: readonly Difference[];
}

/**
 * The fields that are compared, in the order of a paper file. Not the year: it may be the preprint's or the venue's.
 */
const compared = [
  "title",
  "authors",
  "submitted",
  "doi",
  "venue",
  "pubstate",
  "code",
  "project",
  "subject",
  "abstract",
] as const satisfies readonly PaperField[];

/**
 * Compares a record with what the sources say now. `earlier` are arXiv's earlier versions: the reader did not write a
 * text that equals one of theirs, so it may be updated.
 */
export function compareRecord(
  own: Omit<Paper, "citekey">,
  found: FoundPaper,
  earlier: readonly FoundPaper[] = [],
): Comparison {
  const theirs = withStanding(found);
  const news: Difference[] = [];
  const kept: Difference[] = [];
  for (const field of compared) {
    const [mine, value] = [own[field], theirs[field]];
    if (value === undefined || isSame(field, mine, value)) continue;
    const isFree =
      isNothing(mine) ||
      field === "pubstate" ||
      (field === "venue" && typeof mine === "string" && isArxivVenue(mine)) ||
      earlier.some(({ paper }) => isSame(field, mine, paper[field]));
    const difference = { field, theirs: value, ...(!isNothing(mine) && mine !== undefined && { own: mine }) };
    (isFree ? news : kept).push(difference);
  }
  return { news, kept };
}

/** Whether a text differs that arXiv changes between versions: then it is worth asking for earlier versions. */
export const mayBeOlder = (own: Omit<Paper, "citekey">, { paper, version = 1 }: FoundPaper): boolean =>
  version > 1 &&
  (["title", "authors", "abstract"] as const).some(
    (field) =>
      !isNothing(own[field]) && paper[field] !== undefined && !isSame(field, own[field], paper[field]),
  );

/** The edits that apply differences. A replaced title is kept as an alias, because texts may use it. */
export function editsOf(own: Omit<Paper, "citekey">, taken: readonly Difference[]): PaperEdits {
  const edits = Object.fromEntries(taken.map(({ field, theirs }) => [field, theirs]));
  const { title } = edits;
  const aliases = own.aliases ?? [];
  const isRenamed = typeof title === "string" && own.title !== "" && titleKey(own.title) !== titleKey(title);
  return isRenamed && !aliases.includes(own.title) ? { ...edits, aliases: [...aliases, own.title] } : edits;
}

function withStanding({ paper, standing }: FoundPaper): Omit<Paper, "citekey"> {
  return standing ? { ...paper, pubstate: standing.state } : paper;
}

const isNothing = (value: Paper[PaperField]): boolean =>
  value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** Whether two values are equal, ignoring blanks, the case of DOIs, and how given names are shortened. */
function isSame(field: PaperField, one: Paper[PaperField], other: Paper[PaperField]): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((name, n) => family(name) === family(other[n] ?? ""));
  const [a, b] = [one, other].map((value) => String(value).replace(/\s+/g, " ").trim());
  if (field === "doi") return a?.toLowerCase() === b?.toLowerCase();
  if (field === "title") return a === b || titleKey(a ?? "") === titleKey(b ?? "");
  if (field === "code" || field === "project") return a?.replace(/\/+$/, "") === b?.replace(/\/+$/, "");
  return a === b;
}

const family = (name: string) => withoutAccents(familyName(name)).toLowerCase();
