import { isPerson, type Name, surname } from "../../names/name.ts";
import { texEscape } from "../tex/texEscape.ts";

/** A name as BibTeX has it: `van Beethoven, Ludwig`, `Davis, Jr., Sammy`, `{Delgado de Molina}, A.`, `{The Team}`. */
export function bibtexName(name: Name): string {
  if (!isPerson(name)) return `{${texEscape(name.literal)}}`;
  const { given, suffix = "" } = name;
  const family = surname(name);
  // Alone, a name of several words would be taken apart anew.
  if (given === "" && suffix === "")
    return /\s/.test(family) ? `{${texEscape(family)}}` : protectedFamily(family);
  const parts = [protectedFamily(family), protectedPart(suffix), protectedPart(given)];
  return parts.filter((part, place) => part !== "" || place === 2).join(", ");
}

/** BibTeX takes `Delgado de` for what stands before the family name `Molina`, unless it is in braces. */
const protectedFamily = (family: string): string =>
  /^\p{Lu}.*\s\p{Ll}/u.test(family) || (family.includes(" ") && initials.test(family))
    ? `{${texEscape(family)}}`
    : protectedPart(family);

/** A word of initials: two names with such, parted by a comma, would be taken for two people. */
const initials = /(?:^|\s)(?:\p{Lu}\.\S*|\p{Lu}{1,3})(?:\s|$)/u;

/** In braces where a list of names would end in the middle of the part. */
const protectedPart = (part: string): string =>
  /[,;]|(?:^|\s)and(?:\s|$)|^others$|^et\.? al/i.test(part) ? `{${texEscape(part)}}` : texEscape(part);
