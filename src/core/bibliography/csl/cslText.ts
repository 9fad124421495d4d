import { oneLine } from "../../text/tidyText.ts";
import { plainMarkup } from "../markup/plainMarkup.ts";

/** An item of CSL-JSON as it was read: each field may be anything. */
export type CslFields = Readonly<Record<string, unknown>>;

/**
 * A field as plain text, "" if it is empty, `undefined` if it holds something else. Crossref's own JSON has titles as
 * lists of one text.
 */
export function plainText(field: unknown): string | undefined {
  const value: unknown =
    Array.isArray(field) && field.length === 1 && typeof field[0] === "string" ? field[0] : field;
  if (value === undefined || value === null) return "";
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return oneLine(plainMarkup(String(value)));
}

/** The lines of a field, of which Zotero's “Extra” has several; none where it holds something else. */
export function textLines(value: unknown): readonly string[] {
  return typeof value === "string" ? value.split(/\r\n|\r|\n|<br\s*\/?>/i).map((line) => line.trim()) : [];
}
