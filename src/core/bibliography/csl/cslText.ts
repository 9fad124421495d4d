import { oneLine } from "../../text/tidyText.ts";
import { plainMarkup } from "../markup/plainMarkup.ts";

/** An item of CSL-JSON as it was read: each field may be anything. */
export type CslFields = Readonly<Record<string, unknown>>;

/** What a field says as plain text, "" where it says nothing, `undefined` where it holds something else. */
export function plainText(value: unknown): string | undefined {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return oneLine(plainMarkup(String(value)));
}

/** The lines of a field, of which Zotero's “Extra” has several; none where it holds something else. */
export function textLines(value: unknown): readonly string[] {
  return typeof value === "string" ? value.split(/\r\n|\r|\n|<br\s*\/?>/i).map((line) => line.trim()) : [];
}
