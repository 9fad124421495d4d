import { texText } from "../tex/texText.ts";
import { type DateSpan, dateParts, monthsByMacro, readIsoDate, yearIn } from "./dateSpan.ts";

interface Fields {
  get(name: string): string | undefined;
}

const fieldText = (fields: Fields, name: string): string => texText(fields.get(name) ?? "");

/** The year of an entry: `2024-02-23`, `2024/2025`, `-0044`, `c. 1999`, `{2024}a`. */
export function yearOf(fields: Fields): number | undefined {
  return (
    bibtexDay(fields.get("date"))?.start[0] ??
    yearIn(fieldText(fields, "date")) ??
    yearIn(fieldText(fields, "year"))
  );
}

/** The date in a biblatex field, where `~` is a mark of doubt and not a TeX blank. */
export const bibtexDay = (value: string | undefined): DateSpan | undefined =>
  value === undefined ? undefined : readIsoDate(value.replace(/[{}\\]/g, ""));

/** The publication date of an entry, as exact as its `date`, or its `year`, `month` and `day`, give it. */
export function bibtexDate(fields: Fields): DateSpan | undefined {
  const date = bibtexDay(fields.get("date"));
  if (date !== undefined) return date;
  const span = readIsoDate(fieldText(fields, "year"));
  const year = span?.start[0] ?? yearOf(fields);
  if (year === undefined) return undefined;
  if (span?.end !== undefined || (span && span.start.length > 1)) return span;
  const { month, day } = monthIn(fieldText(fields, "month"));
  const start = dateParts(year, month, fieldText(fields, "day") || day) ?? [year];
  return { start, ...(span?.isCirca && { isCirca: true as const }) };
}

/** `feb`, `February`, `2`, `23 feb`, `feb. 23`; no day if there are several. */
function monthIn(text: string): { readonly month?: number; readonly day?: string } {
  if (/^\d{1,2}$/.test(text)) return { month: Number(text) };
  const word = /\p{L}{3,}/u.exec(text)?.[0].toLowerCase() ?? "";
  const month = [...monthsByMacro.keys()].indexOf(word.slice(0, 3)) + 1;
  if (month === 0) return {};
  const days = text.match(/\d+/g) ?? [];
  return { month, ...(days.length === 1 && days[0] !== undefined && { day: days[0] }) };
}
