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
  [["pages"], ["page"]],
  [["isbn"], ["ISBN"]],
  [["issn"], ["ISSN"]],
];
