/** A year, or a year and a month, or a day: `[2024]`, `[2024, 2]`, `[2024, 2, 23]`. Months and days from 1. */
export type DateParts = readonly number[];

/** A date or a span of dates. */
export interface DateSpan {
  readonly start: DateParts;
  /** Absent for a single date. */
  readonly end?: DateParts;
  readonly isCirca?: true;
}

/** The parts that make a real date (month 13 leaves the year alone); `undefined` without a year. */
export function dateParts(year: unknown, month?: unknown, day?: unknown): DateParts | undefined {
  const [y, m, d] = [year, month, day].map(numberOf);
  if (y === undefined) return undefined;
  if (m === undefined || m < 1 || m > 12) return [y];
  return d === undefined || d < 1 || d > daysOf(y, m) ? [y, m] : [y, m, d];
}

function numberOf(value: unknown): number | undefined {
  const text = String(value ?? "").trim();
  return /^-?\d{1,4}$/.test(text) ? Number(text) : undefined;
}

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The year in four digits, negative before Christ: `-0044`. */
export const yearText = (year: number): string =>
  `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;

/** `2024-02-23`, `2018/2019`: a date as biblatex and EDTF write it. */
export function isoDate({ start, end }: DateSpan): string {
  const written = (parts: DateParts) =>
    parts.map((part, place) => (place === 0 ? yearText(part) : String(part).padStart(2, "0"))).join("-");
  return end === undefined ? written(start) : `${written(start)}/${written(end)}`;
}

const iso = /^(-?\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.Z+-]*)?$/;

/** Reads a date or span in EDTF, with or without marks of doubt: `2024-02-23`, `2018/2019`, `1999~`, `c. 1999`. */
export function readIsoDate(text: string): DateSpan | undefined {
  const isCirca = /^\s*(?:c\.|ca\.?|circa\b)|[~?%]/i.test(text);
  const bare = text.replace(/^\s*(?:c\.|ca\.?|circa)\s*|[~?%\s]/gi, "");
  const [from = "", to, ...more] = bare.split(/\/|(?<=^-?\d{4})--?(?=\d{4}$)|(?<=^-?\d{4})[–—](?=\d{4}$)/);
  const start = partsOf(from);
  if (start === undefined || more.length > 0) return undefined;
  const end = to === undefined ? undefined : partsOf(to);
  if (to !== undefined && to !== "" && to !== ".." && to !== "open" && end === undefined) return undefined;
  return { start, ...(end && { end }), ...(isCirca && { isCirca: true as const }) };
}

function partsOf(text: string): DateParts | undefined {
  const match = iso.exec(text);
  return match === null ? undefined : dateParts(match[1], match[2], match[3]);
}

/** The first year of four digits in a text: `c. 1999`, `{2024}a`, `03/10/2001-12/19/2002`. */
export function yearIn(text: string): number | undefined {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  return year === undefined ? undefined : Number(year);
}

/** The lower-case names of the months by the macros that every BibTeX style defines (`jan`). */
export const monthsByMacro: ReadonlyMap<string, string> = new Map(
  "january february march april may june july august september october november december"
    .split(" ")
    .map((month) => [month.slice(0, 3), month]),
);
