import { oneLine } from "../../text/tidyText.ts";
import { plainMarkup } from "../markup/plainMarkup.ts";

/** An item of CSL-JSON, not yet checked: each field may hold anything. */
export type CslFields = Readonly<Record<string, unknown>>;

/**
 * A field as plain text: "" if it is missing, `undefined` if it is neither text nor a number. A list of one text counts
 * as that text, because Crossref's own JSON has titles like that.
 */
export function plainText(field: unknown): string | undefined {
  const value: unknown =
    Array.isArray(field) && field.length === 1 && typeof field[0] === "string" ? field[0] : field;
  if (value === undefined || value === null) return "";
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return oneLine(plainMarkup(String(value)));
}

/** The lines of a field (Zotero's “Extra” has several); none if it is not text. */
export function textLines(value: unknown): readonly string[] {
  return typeof value === "string" ? value.split(/\r\n|\r|\n|<br\s*\/?>/i).map((line) => line.trim()) : [];
}
