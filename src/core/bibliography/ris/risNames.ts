import { displayName, isPerson, isSameName, type Name, surname } from "../../names/name.ts";
import { isOrganisation, readName } from "../../names/readName.ts";
import { plainText } from "../csl/cslText.ts";

/**
 * The people of a field: `Family, Given, Suffix`, an institution with a comma at its end, as EndNote has it, or a name as
 * printed. Some programs put all authors into one field, with semicolons.
 */
export function risNames(value: string): readonly Name[] {
  const text = plainText(value) ?? "";
  const parts = text.includes(";") ? text.split(/\s*;\s*/) : pairs.test(text) ? text.split(" and ") : [text];
  return parts.filter((part) => part !== "").map(nameOf);
}

/** `Bee, A. and Dee, C.`: BibTeX's list in a field of RIS. */
const pairs = /^[^,]+, ?[^,]+(?: and [^,]+, ?[^,]+)+$/;
const initialsLast = /^(\p{Lu}[\p{L}'’-]*\p{Ll}(?: [\p{L}'’-]+){0,2}) ((?:\p{Lu}\.[ -]?){1,4})$/u;

function nameOf(text: string): Name {
  const institution = /^([^,]+),$/.exec(text)?.[1];
  if (institution !== undefined) return { literal: institution.trim() };
  // `Fanning E.`, of medical databases: nobody is called by initials alone.
  const [, family, given] = initialsLast.exec(text) ?? [];
  return readName(family && given && !isOrganisation(text) ? `${family}, ${given}` : text);
}

/** A name as RIS has it, so that reading gives it back. */
export function risName(name: Name): string {
  const text = isPerson(name)
    ? [surname(name), name.given, name.suffix ?? ""].join(", ").replace(/(?:, )+$/, "")
    : name.literal;
  const plain = text.replace(/[;\s]+/g, " ").trim();
  const [back] = risNames(plain);
  if (isPerson(name) || (back && isSameName(back, { literal: displayName(name) }))) return plain;
  return `${plain.replaceAll(",", " ").replace(/\s+/g, " ")},`;
}
