import type { NameParts } from "../names.ts";

/** An item of CSL-JSON as it was read: each field may be anything. */
export type CslFields = Readonly<Record<string, unknown>>;

/** What a field says as plain text, "" where it says nothing, `undefined` where it holds something else. */
export function plainText(value: unknown): string | undefined {
  if (value === undefined || value === null) return "";
  return typeof value === "string" || typeof value === "number" ? plain(String(value)) : undefined;
}

/** Zotero puts HTML into titles, Crossref JATS into abstracts. */
const plain = (text: string): string =>
  text
    .replace(/<\/?(?:jats:)?[a-z][\w-]*(?:\s[^<>]*)?\/?>/gi, "")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();

/** The people of a field; no list gives none. */
export const cslNames = (value: unknown): readonly NameParts[] =>
  Array.isArray(value) ? value.map(nameOf).filter((name) => name !== undefined) : [];

/** A person or a team of an item, `undefined` where nobody is named. */
function nameOf(value: unknown): NameParts | undefined {
  if (typeof value === "string") return literalName(value);
  if (typeof value !== "object" || value === null) return undefined;
  const part = (name: string): string => plainText(Reflect.get(value, name)) ?? "";
  const joined = (...names: readonly string[]) =>
    names
      .map(part)
      .filter((text) => text !== "")
      .join(" ");
  const family = part("family");
  const particle = joined("dropping-particle", "non-dropping-particle");
  return part("literal") !== "" || family === ""
    ? literalName(part("literal") || joined("given", "dropping-particle", "non-dropping-particle", "suffix"))
    : { given: part("given"), particle, family, suffix: part("suffix") };
}

function literalName(text: string): NameParts | undefined {
  const literal = plainText(text) ?? "";
  return literal === "" ? undefined : { literal };
}

/** A name as one reads it: `Ludwig van Beethoven`, `Sammy Davis Jr.`. */
export function displayName(name: NameParts): string {
  if ("literal" in name) return name.literal;
  const { given, particle, family, suffix } = name;
  return [given, particle, family, suffix].filter(Boolean).join(" ");
}

/**
 * The year, and the month from 1 where it is given: of `{"date-parts": [[2024, 2, 23]]}`, `{"raw": "2024-02-23"}`,
 * `{"literal": "c. 2024"}`, or a bare text.
 */
export function issuedDate(issued: unknown): { readonly year?: number; readonly month?: number } {
  const text = issued === undefined ? "" : JSON.stringify(issued);
  const [found, year, part] = /(?<!\d)(\d{4})(?!\d)(?:"?\s*[-,]\s*"?(\d{1,2})(?!\d))?/.exec(text) ?? [];
  if (found === undefined) return {};
  const month = Number(part);
  return { year: Number(year), ...(month >= 1 && month <= 12 && { month }) };
}
