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
 * The names under which an entry inherits a field of its `crossref`; none if it does not. A title becomes that of the
 * containing work, such as `booktitle` (biblatex 3.20, appendix B, `\DeclareDataInheritance`); other fields keep
 * their names, as all do in BibTeX (btxdoc, section 2.2).
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

/** The prefix of an inherited title (`book`, `journal`, `main`); `undefined` if it keeps its name. */
function prefixOf(type: string, parentType: string): string | undefined {
  if (parentType === "periodical") return /^(?:article|suppperiodical)$/.test(type) ? "journal" : undefined;
  if (ofSeveralVolumes.has(parentType)) return type === parentType ? undefined : "main";
  // Beyond biblatex' pairs of types: BibTeX knows no `@collection`, so chapters are in any book.
  if (parts.has(type)) return "book";
  return type === "article" && wholes.has(parentType) ? "book" : undefined;
}

/** Fields that biblatex never inherits (`\noinherit`, and its internal ones). */
const settings =
  /^(?:crossref|xref|xdata|ids|entryset|entrysubtype|execute|label|options|presort|related.*|shorthand|shorthandintro|sortkey|sortname|sortyear|key)$/;
/** Fields that identify the parent itself or comment on it. BibTeX and biber inherit these too, but then the DOI of a
 * book would become the DOI of all its chapters. */
const ofTheWhole =
  /^(?:doi|url|urldate|eprint|eprinttype|eprintclass|archiveprefix|primaryclass|arxiv|arxivid|pmid|pmcid|openalex|mrnumber|zblnumber|howpublished|abstract|keywords?|annote|annotation|file|files|pdf|owner|timestamp|groups|comment|review|(?:bdsk|mendeley|citeulike)-.*)$/;
/** Fields with the same meaning: an entry that has one inherits none of the others. */
const sameThing: readonly Types[] = [
  set("journal journaltitle"),
  set("address location"),
  set("school institution"),
  set("editor editors"),
];
const dateParts = set("month day");
const dates = set("date year");

/** Whether an entry inherits a field of this name; `own` are the names of the fields that it has. */
export function isInherited(name: string, through: "xdata" | "crossref", own: ReadonlySet<string>): boolean {
  if (settings.test(name) || (through === "crossref" && ofTheWhole.test(name))) return false;
  // A month belongs to a year: an entry with a year of its own does not inherit the parent's month.
  if (dates.has(name) || dateParts.has(name)) return ![...dates].some((date) => own.has(date));
  return sameThing.every((names) => !names.has(name) || ![...names].some((other) => own.has(other)));
}
