type Names = readonly [written: string, ...others: string[]];

/** Fields that say the same in BibTeX or biblatex and in CSL; on each side the first name is the one that is written. */
export const fieldNames: readonly (readonly [bibtex: Names, csl: Names])[] = [
  [["publisher", "school", "institution", "organization"], ["publisher"]],
  [["address", "location"], ["publisher-place"]],
  [["series"], ["collection-title"]],
  [["chapter"], ["chapter-number"]],
  [["edition"], ["edition"]],
  [["volume"], ["volume"]],
  // Which of CSL's it is the type of an entry tells.
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

/** Lists of people besides the authors. */
export const peopleFields: readonly (readonly [bibtex: string, csl: string])[] = [
  ["editor", "editor"],
  ["translator", "translator"],
  ["bookauthor", "container-author"],
];

/** Dates besides the one on which a work appeared. */
export const dateFields: readonly (readonly [bibtex: string, csl: string])[] = [
  ["urldate", "accessed"],
  ["origdate", "original-date"],
  ["eventdate", "event-date"],
];
