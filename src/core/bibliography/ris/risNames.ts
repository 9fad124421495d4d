import { displayName, isPerson, isSameName, type Name, surname } from "../../names/name.ts";
import { isOrganisation, readName } from "../../names/readName.ts";
import { plainText } from "../csl/cslText.ts";

/**
 * The people in a RIS field: `Family, Given, Suffix`, an institution with a final comma (as in EndNote), or a name as
 * printed. Some programs put all authors into one field, separated by semicolons.
 */
export function risNames(value: string): readonly Name[] {
  const text = plainText(value) ?? "";
  const parts = text.includes(";") ? text.split(/\s*;\s*/) : pairs.test(text) ? text.split(" and ") : [text];
  return parts.filter((part) => part !== "").map(nameOf);
}

/** `Bee, A. and Dee, C.`: a BibTeX list in a RIS field. */
const pairs = /^[^,]+, ?[^,]+(?: and [^,]+, ?[^,]+)+$/;
const initialsLast = /^(\p{Lu}[\p{L}'’-]*\p{Ll}(?: [\p{L}'’-]+){0,2}) ((?:\p{Lu}\.[ -]?){1,4})$/u;

function nameOf(text: string): Name {
  const institution = /^([^,]+),$/.exec(text)?.[1];
  if (institution !== undefined) return { literal: institution.trim() };
  // `Fanning E.`, as in medical databases: no family name consists of initials.
  const [, family, given] = initialsLast.exec(text) ?? [];
  return readName(family && given && !isOrganisation(text) ? `${family}, ${given}` : text);
}

/** A name in a form that `risNames` reads back as the same name. */
export function risName(name: Name): string {
  const text = isPerson(name)
    ? [surname(name), name.given, name.suffix ?? ""].join(", ").replace(/(?:, )+$/, "")
    : name.literal;
  const plain = text.replace(/[;\s]+/g, " ").trim();
  const [back] = risNames(plain);
  if (isPerson(name) || (back && isSameName(back, { literal: displayName(name) }))) return plain;
  return `${plain.replaceAll(",", " ").replace(/\s+/g, " ")},`;
}
