import { displayName, isPerson, type Name, personOf } from "../../names/name.ts";
import { readName } from "../../names/readName.ts";
import { longestField, mostPeople } from "../fileProblems.ts";
import { plainText } from "./cslText.ts";

/** The people in a field of CSL-JSON, without a final `others`; none if it is not a list. */
export const cslNames = (value: unknown): readonly Name[] =>
  Array.isArray(value)
    ? value
        .slice(0, mostPeople)
        .map(nameOf)
        .filter((name, at, all) => displayName(name) !== "" && !(at === all.length - 1 && isOthers(name)))
    : [];

/** Whether a name only says that there are more people: `others`, as in BibTeX and CSL made from it, or `et al.` */
const isOthers = (name: Name) => !isPerson(name) && /^(?:others|et al\.?)$/i.test(name.literal);

/** Whether a list of people in CSL-JSON ends with `others`. */
export function hasCslOthers(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && isOthers(nameOf(value.at(-1)));
}

function nameOf(value: unknown): Name {
  if (typeof value === "string") return readName(plainText(bounded(value)) ?? "");
  if (typeof value !== "object" || value === null) return { literal: "" };
  const part = (name: string): string => plainText(bounded(Reflect.get(value, name))) ?? "";
  const literal = part("literal");
  if (literal !== "") return { literal };
  return personOf({
    family: part("family"),
    given: part("given"),
    droppingParticle: part("dropping-particle"),
    particle: part("non-dropping-particle"),
    suffix: part("suffix"),
  });
}

/** Leaves out a text that is too long for a name. */
const bounded = (value: unknown) =>
  typeof value === "string" && value.length > longestField ? undefined : value;

/** A name in the form of CSL-JSON. */
export function cslName(name: Name): object {
  if (!isPerson(name)) return name;
  const { family, given, particle, droppingParticle, suffix } = name;
  return {
    family,
    ...(given !== "" && { given }),
    ...(droppingParticle !== undefined && { "dropping-particle": droppingParticle }),
    ...(particle !== undefined && { "non-dropping-particle": particle }),
    ...(suffix !== undefined && { suffix }),
  };
}
