/**
 * The types of RIS by those of CSL. The first is the one that is written; of a type that is not here (`GEN`) the venue tells
 * more. From the tables of Reference Manager, EndNote and Zotero.
 */
const types: readonly (readonly [csl: string, ...ris: string[]])[] = [
  ["article-journal", "JOUR", "EJOUR", "JFULL", "ABST", "INPR"],
  ["article-magazine", "MGZN", "CTLG"],
  ["article-newspaper", "NEWS"],
  ["paper-conference", "CONF", "CPAPER"],
  ["book", "BOOK", "EBOOK", "EDBOOK", "CLSWK", "SER"],
  ["chapter", "CHAP", "ECHAP"],
  ["entry-encyclopedia", "ENCYC"],
  ["entry-dictionary", "DICT"],
  ["thesis", "THES"],
  ["report", "RPRT", "GOVDOC"],
  ["standard", "STAND"],
  ["software", "COMP"],
  ["dataset", "DATA", "DBASE", "AGGR"],
  ["webpage", "ELEC", "WEB"],
  ["post-weblog", "BLOG"],
  ["patent", "PAT"],
  ["speech", "SLIDE"],
  ["manuscript", "MANSCPT", "UNPB", "UNPD"],
  ["personal_communication", "PCOMM", "ICOMM"],
  ["motion_picture", "MPCT", "VIDEO"],
  ["map", "MAP"],
  ["legislation", "STAT"],
  ["legal_case", "CASE"],
  ["bill", "BILL"],
  // What arXiv has; of programs that know no type for it each has made up its own.
  ["article", "UNPB", "PREP", "PREPRINT", "PREPR"],
];

const cslTypes = new Map(
  types.flatMap(([csl, ...ris]) => ris.map((one): [string, string] => [one, csl])).reverse(),
);
const risTypes = new Map(types.map(([csl, ris]): [string, string] => [csl, ris ?? "GEN"]));

/** The type of CSL; `undefined` where RIS says no more than that there is a work. */
export const cslTypeOf = (ris: string): string | undefined => cslTypes.get(ris.trim().toUpperCase());

export const risTypeOf = (csl: string): string => risTypes.get(csl) ?? "GEN";
