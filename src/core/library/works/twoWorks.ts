import { familyName } from "../../citekeys/familyName.ts";
import { titlesOf } from "../../paper.ts";
import { isPaperFile } from "../source.ts";
import { citekeysOf, type Entry, isKey } from "./entry.ts";
import { type TitleRelation, titleKey, titleRelation } from "./titleRelation.ts";

/**
 * Whether two records that share an id are nevertheless two works: chapters with their book's DOI, or a citekey that
 * two bibliographies use for different papers. When the records say too little, they count as one work.
 */
export function areTwoWorks(a: Entry, b: Entry): boolean {
  const shared = a.ids.filter((id) => b.ids.includes(id));
  if (shared.length === 0) return false;
  if (isToldApart(a, b) || isToldApart(b, a)) return true;
  const titles = titleRelationOf(a, b);
  const hasOtherAuthors = authorsOf(a, b) === "other";
  const pages = pagesOf(a, b);
  const isOfOneKey = shared.some(isKey);
  // A paper has one arXiv id, even if its versions have different titles.
  if (shared.some((id) => /^(?:arXiv|openreview):/.test(id))) return titles === "other" && hasOtherAuthors;
  if (shared.some((id) => id.startsWith("doi:"))) {
    const areParts = isPart(a) && isPart(b);
    if (titles === "same") return pages === "other" && (hasOtherAuthors || areParts);
    if (titles === "alike") return hasOtherAuthors || (pages === "other" && areParts);
    return hasOtherAuthors || !(pages === "same" || (isOfOneKey && pages !== "other"));
  }
  // Many records give a project's home page as their address.
  if (!isOfOneKey) return titles === "other";
  const isOurs = isPaperFile(a.layer.kind) || isPaperFile(b.layer.kind);
  // `deeplearning` may be the book and the article.
  if (titles === "same") return hasOtherAuthors && (pages === "other" || !isOurs);
  if (titles === "alike" || isOurs) return hasOtherAuthors;
  return !(authorsOf(a, b) === "common" && pages === "same");
}

/** Whether the reader has stated in a paper file that it is not the other's work. */
function isToldApart({ record: { paper } }: Entry, other: Entry): boolean {
  return paper.apart?.some((key) => citekeysOf(other).includes(key)) === true;
}

function titleRelationOf(a: Entry, b: Entry): TitleRelation {
  const names = ({ record: { paper } }: Entry) => titlesOf(paper).map(titleKey);
  const [mine, theirs] = [names(a), names(b)];
  if (mine.some((name) => name !== "" && theirs.includes(name))) return "same";
  return titleRelation(a.record.paper.title, b.record.paper.title);
}

/** "common": they share at least one author, in either order of the name's parts. */
export function authorsOf(
  a: Pick<Entry, "record">,
  b: Pick<Entry, "record">,
): "common" | "other" | "unknown" {
  const [mine, theirs] = [a, b].map(({ record: { paper } }) =>
    (paper.authors ?? []).slice(0, 50).map(
      (name): Name => ({
        family: titleKey(familyName(name)),
        words: name.split(/[\s,]+/).map(titleKey),
      }),
    ),
  );
  if (!mine?.length || !theirs?.length) return "unknown";
  // An organisation may stand for the people who work there.
  if (isOrganisation(mine) !== isOrganisation(theirs)) return "unknown";
  const isOne = mine.some((one) =>
    theirs.some(
      (other) =>
        one.family === other.family || one.words.includes(other.family) || other.words.includes(one.family),
    ),
  );
  return isOne ? "common" : "other";
}

interface Name {
  readonly family: string;
  readonly words: readonly string[];
}

function isOrganisation([first, ...others]: readonly Name[]): boolean {
  return others.length === 0 && first?.family === first?.words.join("");
}

/** By the first page, or if that is unknown by the chapter's number: an `@inbook` has the title of its book. */
function pagesOf(a: Entry, b: Entry): "same" | "other" | "unknown" {
  const relations = [firstPage, chapterOf].map((placeOf) => {
    const [mine, theirs] = [a, b].map(placeOf);
    if (mine === undefined || theirs === undefined) return "unknown";
    return mine === theirs ? "same" : "other";
  });
  return relations.find((relation) => relation !== "unknown") ?? "unknown";
}

function chapterOf({ record: { original } }: Entry): string | undefined {
  const chapter = original?.entry ? original.entry.fields.chapter : original?.item?.["chapter-number"];
  return typeof chapter === "string" || typeof chapter === "number"
    ? titleKey(String(chapter)) || undefined
    : undefined;
}

function firstPage({ record: { original } }: Entry): string | undefined {
  const pages = original?.entry ? original.entry.fields.pages : original?.item?.page;
  return typeof pages === "string" ? /[a-z]*\d+|[ivxlc]+/i.exec(pages)?.[0].toLowerCase() : undefined;
}

/** Whether a record is part of a larger work, whose DOI it may have. */
export function isPart({ record: { original } }: Entry): boolean {
  if (original?.entry)
    return /^(?:in|supp)(?:book|collection|proceedings|reference)$/.test(original.entry.type);
  const type = original?.item?.type;
  return typeof type === "string" && /^(?:chapter|paper-conference|entry(?:-.*)?)$/.test(type);
}
