import { isPerson, type Name, surname } from "../../names/name.ts";
import { texEscape } from "../tex/texEscape.ts";

/** A name in BibTeX's form: `van Beethoven, Ludwig`, `Davis, Jr., Sammy`, `{Delgado de Molina}, A.`, `{The Team}`. */
export function bibtexName(name: Name): string {
  if (!isPerson(name)) return `{${texEscape(name.literal)}}`;
  const { given, suffix = "" } = name;
  const family = surname(name);
  // BibTeX would split a lone family name of several words into parts.
  if (given === "" && suffix === "")
    return /\s/.test(family) ? `{${texEscape(family)}}` : protectedFamily(family);
  const parts = [protectedFamily(family), protectedPart(suffix), protectedPart(given)];
  return parts.filter((part, place) => part !== "" || place === 2).join(", ");
}

/**
 * Puts braces around a name like `Delgado de Molina`, of which BibTeX would read only `Molina` as the family name.
 */
const protectedFamily = (family: string): string =>
  /^\p{Lu}.*\s\p{Ll}/u.test(family) || (family.includes(" ") && initials.test(family))
    ? `{${texEscape(family)}}`
    : protectedPart(family);

/** A word of initials: two parts with such words, separated by a comma, would be read as two people. */
const initials = /(?:^|\s)(?:\p{Lu}\.\S*|\p{Lu}{1,3})(?:\s|$)/u;

/** Puts braces around a part that would be split like a list of names. */
const protectedPart = (part: string): string =>
  /[,;]|(?:^|\s)and(?:\s|$)|^others$|^et\.? al/i.test(part) ? `{${texEscape(part)}}` : texEscape(part);
