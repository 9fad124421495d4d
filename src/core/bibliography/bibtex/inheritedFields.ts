type Types = ReadonlySet<string>;

const set = (names: string): Types => new Set(names.split(" "));

const partsOfBooks = set("inbook bookinbook suppbook");
const partsOfCollections = set("incollection inreference suppcollection");
const papers = set("inproceedings conference");
const parts: Types = new Set([...partsOfBooks, ...partsOfCollections, ...papers]);
const wholes = set(
  "book collection reference proceedings booklet manual mvbook mvcollection mvreference mvproceedings",
);
const ofSeveralVolumes = set("mvbook mvcollection mvreference mvproceedings");
const titles: Readonly<Record<string, string>> = {
  title: "title",
  subtitle: "subtitle",
  titleaddon: "titleaddon",
};

/**
 * Under which names an entry takes a field of its `crossref` over. A title becomes that of the whole (biblatex 3.20,
 * appendix B, `\DeclareDataInheritance`); the rest keeps its name, as all does in BibTeX (btxdoc, section 2.2).
 */
export function heirNames(type: string, parentType: string, field: string): readonly string[] {
  if (field === "author" && partsOfBooks.has(type) && /^(?:mv)?book$/.test(parentType))
    return ["author", "bookauthor"];
  if (!Object.hasOwn(titles, field)) {
    return /^(?:shorttitle|sorttitle|indextitle|indexsorttitle)$/.test(field) &&
      prefixOf(type, parentType) !== undefined
      ? []
      : [field];
  }
  const prefix = prefixOf(type, parentType);
  return [prefix === undefined ? field : prefix + field];
}

/** What stands before `title` where the title of the whole is the name of something else in its part. */
function prefixOf(type: string, parentType: string): string | undefined {
  if (parentType === "periodical") return /^(?:article|suppperiodical)$/.test(type) ? "journal" : undefined;
  if (ofSeveralVolumes.has(parentType)) return type === parentType ? undefined : "main";
  // Beyond biblatex' pairs of types: BibTeX knows no `@collection`, so chapters are in any book.
  if (parts.has(type)) return "book";
  return type === "article" && wholes.has(parentType) ? "book" : undefined;
}

/** What biblatex takes over from nowhere (`\noinherit`, and what it keeps for itself). */
const settings =
  /^(?:crossref|xref|xdata|ids|entryset|entrysubtype|execute|label|options|presort|related.*|shorthand|shorthandintro|sortkey|sortname|sortyear|key)$/;
/** What names the whole itself, or is somebody's remark on it. BibTeX and biber do take these over; then a DOI of a book
 * would be that of all its chapters. */
const ofTheWhole =
  /^(?:doi|url|urldate|eprint|eprinttype|eprintclass|archiveprefix|primaryclass|arxiv|arxivid|pmid|pmcid|openalex|mrnumber|zblnumber|howpublished|abstract|keywords?|annote|annotation|file|files|pdf|owner|timestamp|groups|comment|review|(?:bdsk|mendeley|citeulike)-.*)$/;
/** Names for one thing, and the parts of a date: where an entry has one, it takes over none of the others. */
const sameThing: readonly Types[] = [
  set("journal journaltitle"),
  set("address location"),
  set("school institution"),
  set("editor editors"),
];
const dateParts = set("month day");
const dates = set("date year");

/** Whether an entry that has fields of its `own` takes over one of this name. */
export function isInherited(name: string, through: "xdata" | "crossref", own: ReadonlySet<string>): boolean {
  if (settings.test(name) || (through === "crossref" && ofTheWhole.test(name))) return false;
  // A month is one of a year; the whole's is not that of a part with another year.
  if (dates.has(name) || dateParts.has(name)) return ![...dates].some((date) => own.has(date));
  return sameThing.every((names) => !names.has(name) || ![...names].some((other) => own.has(other)));
}
