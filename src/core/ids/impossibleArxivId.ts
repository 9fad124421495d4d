import { oldArchives, parseArxivId } from "./arxiv.ts";
import { arxivMonthCounts } from "./arxivMonthCounts.ts";

/** Why an arXiv id cannot exist. */
export interface ArxivProblem {
  /**
   * `shape`: neither `YYMM.NNNNN` nor `archive/YYMMNNN`. `month`: not 01–12. `date`: ids of that style did not exist in
   * that month. `future`: that month has not come. `digits`: wrong length of the number, `expected` is the right one.
   * `number`: the number is zero. `archive`: there is no such archive. `version`: versions begin at 1. `beyond`: arXiv
   * got only `expected` papers in that month. `ended`: the archive had ended by then, in `expected`.
   */
  readonly reason:
    | "shape"
    | "month"
    | "date"
    | "future"
    | "digits"
    | "number"
    | "archive"
    | "version"
    | "beyond"
    | "ended";
  readonly id: string;
  readonly expected?: string;
}

/**
 * What is wrong with an id as written (with or without version); `undefined` if it is well-formed. The rules are
 * arXiv's (help/arxiv_identifier): `archive/YYMMNNN` from 1991-07 to 2007-03, `YYMM.NNNN` from 0704 to 1412,
 * `YYMM.NNNNN` since. A future month is a problem only if `today` is given.
 */
export function arxivProblem(raw: string, today?: Date): ArxivProblem | undefined {
  const parsed = parseArxivId(raw);
  if (!parsed) return { reason: "shape", id: raw };
  const { id, version } = parsed;
  const found = id.includes("/") ? oldProblem(id) : newProblem(id, today);
  if (found) return { id, ...found };
  return version === 0 ? { reason: "version", id } : undefined;
}

/** The last months of the archives that ended before the new ids (the taxonomy in arXiv's own source). */
const ends: Readonly<Record<string, string>> = {
  "acc-phys": "1996-09",
  "adap-org": "1999-12",
  "alg-geom": "1997-12",
  "ao-sci": "1996-09",
  "atom-ph": "1996-09",
  "bayes-an": "1996-11",
  "chao-dyn": "1999-12",
  "chem-ph": "1996-09",
  "cmp-lg": "1998-09",
  "comp-gas": "1999-12",
  "dg-ga": "1997-12",
  "funct-an": "1997-12",
  "mtrl-th": "1996-09",
  "patt-sol": "1999-12",
  "plasm-ph": "1996-09",
  "q-alg": "1997-12",
  "solv-int": "1999-12",
  "supr-con": "1996-09",
};

/** For how many months after its end an archive may still have taken papers. */
const monthsAfterEnd = 3;
/** By which factor ids may exceed a month's count in the statistics (in public repositories no real id does). */
const mostBeyond = 1.03;

/**
 * Why no paper can have a well-formed id: its number exceeds the papers of its month, or its archive had ended.
 * `undefined` for months that the statistics do not have yet.
 */
export function arxivAbsence(raw: string): ArxivProblem | undefined {
  const id = parseArxivId(raw)?.id;
  if (id === undefined || arxivProblem(raw) !== undefined) return undefined;
  if (id.includes("/")) {
    const [archive = "", digits = ""] = id.split("/");
    const end = Object.hasOwn(ends, archive) ? ends[archive] : undefined;
    if (end === undefined) return undefined;
    const last = (Number(end.slice(0, 4)) - 2000) * 12 + Number(end.slice(5)) + monthsAfterEnd;
    return oldMonth(digits) > last ? { reason: "ended", id, expected: end } : undefined;
  }
  const papers = arxivMonthCounts[months(id) - (12 * 7 + 4)];
  return papers !== undefined && Number(id.slice(5)) > papers * mostBeyond
    ? { reason: "beyond", id, expected: String(papers) }
    : undefined;
}

/** Why no paper can have an id: it is malformed, or there is no such paper. */
export const arxivFault = (raw: string): ArxivProblem | undefined => arxivProblem(raw) ?? arxivAbsence(raw);

type Finding = Omit<ArxivProblem, "id">;

function oldProblem(id: string): Finding | undefined {
  const [archive = "", digits = ""] = id.split("/");
  if (!oldArchives.has(archive)) return { reason: "archive" };
  if (digits.length !== 7) return { reason: "digits", expected: "7" };
  if (!isMonth(digits)) return { reason: "month" };
  const month = oldMonth(digits);
  if (month < 12 * -9 + 7 || month > 12 * 7 + 3) return { reason: "date" };
  return digits.endsWith("000") ? { reason: "number" } : undefined;
}

function newProblem(id: string, today: Date | undefined): Finding | undefined {
  const [date = "", number] = id.split(".");
  if (number === undefined || date.length !== 4) return { reason: "shape" };
  if (!isMonth(date)) return { reason: "month" };
  const month = months(date);
  // Two digits reach to 2090: 91–99 were years of old ids.
  if (month < 12 * 7 + 4 || month >= 12 * 91) return { reason: "date" };
  const expected = month >= 12 * 15 + 1 ? 5 : 4;
  if (number.length !== expected) return { reason: "digits", expected: String(expected) };
  if (Number(number) === 0) return { reason: "number" };
  const now = today && (today.getUTCFullYear() - 2000) * 12 + today.getUTCMonth() + 1;
  return now !== undefined && month > now ? { reason: "future" } : undefined;
}

function isMonth(yymm: string): boolean {
  const month = Number(yymm.slice(2, 4));
  return month >= 1 && month <= 12;
}

/** `months` of an old id: years 91–99 belong to the last century, 00–07 to this one. */
const oldMonth = (digits: string) => months(digits) + (digits.startsWith("9") ? -1200 : 0);

/** Months since December 1999, counted from `YYMM…`. */
function months(yymm: string): number {
  return Number(yymm.slice(0, 2)) * 12 + Number(yymm.slice(2, 4));
}
