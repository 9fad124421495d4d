type Names = readonly [written: string, ...others: string[]];

/**
 * Fields with the same meaning in BibTeX (or biblatex) and in CSL. The first name on each side is the one we write.
 */
export const fieldNames: readonly (readonly [bibtex: Names, csl: Names])[] = [
  [["publisher", "school", "institution", "organization"], ["publisher"]],
  [["address", "location"], ["publisher-place"]],
  [["series"], ["collection-title"]],
  [["chapter"], ["chapter-number"]],
  [["edition"], ["edition"]],
  [["volume"], ["volume"]],
  // Which of the CSL fields it is depends on the entry's type.
  [["number"], ["issue", "number", "collection-number"]],
  [["pages", "eid"], ["page"]],
  [["isbn"], ["ISBN"]],
  [["issn"], ["ISSN"]],
  [["pmid"], ["PMID"]],
  [["pmcid"], ["PMCID"]],
  [["language", "langid"], ["language"]],
  [["shorttitle"], ["title-short", "shortTitle"]],
  [["shortjournal"], ["container-title-short", "journalAbbreviation"]],
  [["eventtitle"], ["event-title", "event"]],
  [["venue"], ["event-place"]],
  [["volumes"], ["number-of-volumes"]],
  [["pagetotal"], ["number-of-pages"]],
  [["part"], ["part-number", "part"]],
  [["version"], ["version"]],
  [["type"], ["genre"]],
  [["origtitle"], ["original-title"]],
  [["origpublisher"], ["original-publisher"]],
  [["origlocation"], ["original-publisher-place"]],
];

/** Lists of people other than the authors. */
export const peopleFields: readonly (readonly [bibtex: string, csl: string])[] = [
  ["editor", "editor"],
  ["translator", "translator"],
  ["bookauthor", "container-author"],
];

/** Dates other than the publication date. */
export const dateFields: readonly (readonly [bibtex: string, csl: string])[] = [
  ["urldate", "accessed"],
  ["origdate", "original-date"],
  ["eventdate", "event-date"],
];
