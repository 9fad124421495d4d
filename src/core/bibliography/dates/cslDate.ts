import { type DateParts, type DateSpan, dateParts, readIsoDate, yearIn } from "./dateSpan.ts";

/**
 * Reads a date of CSL-JSON: `{"date-parts": [[2024, 2, 23]]}`, a span of two, `{"raw": "2024-02-23"}`,
 * `{"literal": "c. 2024"}` (only its year, since the order of day and month is not known), or a bare text.
 */
export function readCslDate(value: unknown): DateSpan | undefined {
  if (typeof value === "string" || typeof value === "number") return dateInText(String(value));
  if (typeof value !== "object" || value === null) return undefined;
  // Older versions of pandoc: `[{"year": 2024, "month": 2}]`.
  if (Array.isArray(value)) return readCslDate(value[0]);
  const parts: unknown = Reflect.get(value, "date-parts");
  // One date instead of a list of dates: `[2024, 2]`, `["2024-02-23"]`.
  const isBare = Array.isArray(parts) && !Array.isArray(parts[0]);
  const [start, end] = Array.isArray(parts) ? (isBare ? [partsOf(parts)] : parts.map(partsOf)) : [];
  if (start !== undefined) {
    const isCirca = Boolean(Reflect.get(value, "circa"));
    return { start, ...(end && { end }), ...(isCirca && { isCirca: true as const }) };
  }
  const [year, month, day] = ["year", "month", "day"].map((name): unknown => Reflect.get(value, name));
  const named = dateParts(year, month, day);
  if (named !== undefined) return { start: named };
  const texts = ["raw", "edtf", "literal"].map((name): unknown => Reflect.get(value, name));
  return texts
    .map((text) => dateInText(typeof text === "string" ? text : ""))
    .find((date) => date !== undefined);
}

function partsOf(value: unknown): DateParts | undefined {
  if (!Array.isArray(value)) return undefined;
  return dateParts(value[0], value[1], value[2]) ?? readIsoDate(String(value[0] ?? ""))?.start;
}

function dateInText(text: string): DateSpan | undefined {
  const date = readIsoDate(text);
  if (date !== undefined) return date;
  const year = yearIn(text);
  return year === undefined ? undefined : { start: [year] };
}

/** A date in the form of CSL-JSON. */
export function cslDate({ start, end, isCirca }: DateSpan): object {
  return { "date-parts": end === undefined ? [start] : [start, end], ...(isCirca && { circa: true }) };
}
