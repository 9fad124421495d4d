import { type DateParts, type DateSpan, dateParts, readIsoDate, yearIn } from "./dateSpan.ts";

/**
 * The date of a field of CSL-JSON: `{"date-parts": [[2024, 2, 23]]}`, a span of two, `{"raw": "2024-02-23"}`,
 * `{"literal": "c. 2024"}` (its year alone, since the order of days and months is not known), or a bare text.
 */
export function readCslDate(value: unknown): DateSpan | undefined {
  if (typeof value === "string" || typeof value === "number") return dateInText(String(value));
  if (typeof value !== "object" || value === null) return undefined;
  const parts: unknown = Reflect.get(value, "date-parts");
  const [start, end] = Array.isArray(parts) ? parts.map(partsOf) : [];
  if (start !== undefined) {
    const isCirca = Boolean(Reflect.get(value, "circa"));
    return { start, ...(end && { end }), ...(isCirca && { isCirca: true as const }) };
  }
  const texts = ["raw", "edtf", "literal"].map((name): unknown => Reflect.get(value, name));
  return texts
    .map((text) => dateInText(typeof text === "string" ? text : ""))
    .find((date) => date !== undefined);
}

function partsOf(value: unknown): DateParts | undefined {
  return Array.isArray(value) ? dateParts(value[0], value[1], value[2]) : undefined;
}

function dateInText(text: string): DateSpan | undefined {
  const date = readIsoDate(text);
  if (date !== undefined) return date;
  const year = yearIn(text);
  return year === undefined ? undefined : { start: [year] };
}

/** A date as CSL-JSON has it. */
export function cslDate({ start, end, isCirca }: DateSpan): object {
  return { "date-parts": end === undefined ? [start] : [start, end], ...(isCirca && { circa: true }) };
}
