/**
 * RIS types by CSL type; the first is the one we write. For types not listed (`GEN`), the venue decides. From the
 * tables of Reference Manager, EndNote and Zotero.
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
  // Preprints: programs that had no type for them each made up their own.
  ["article", "UNPB", "PREP", "PREPRINT", "PREPR"],
];

const cslTypes = new Map(
  types.flatMap(([csl, ...ris]) => ris.map((one): [string, string] => [one, csl])).reverse(),
);
const risTypes = new Map(types.map(([csl, ris]): [string, string] => [csl, ris ?? "GEN"]));

/** The CSL type; `undefined` for a generic or unknown RIS type. */
export const cslTypeOf = (ris: string): string | undefined => cslTypes.get(ris.trim().toUpperCase());

export const risTypeOf = (csl: string): string => risTypes.get(csl) ?? "GEN";
