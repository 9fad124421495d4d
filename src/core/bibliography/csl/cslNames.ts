import { displayName, isPerson, type Name, personOf } from "../../names/name.ts";
import { readName } from "../../names/readName.ts";
import { longestField, mostPeople } from "../fileProblems.ts";
import { plainText } from "./cslText.ts";

/** The people of a field of CSL-JSON by the parts that it gives; what is no list gives none. */
export const cslNames = (value: unknown): readonly Name[] =>
  Array.isArray(value)
    ? value
        .slice(0, mostPeople)
        .map(nameOf)
        .filter((name, at, all) => displayName(name) !== "" && !(at === all.length - 1 && isOthers(name)))
    : [];

/** That there are more people, which BibTeX says so, and what is made of BibTeX. */
const isOthers = (name: Name) => !isPerson(name) && /^(?:others|et al\.?)$/i.test(name.literal);

/** Whether a field of CSL-JSON says behind its people that there are more. */
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

/** A longer name is left out. */
const bounded = (value: unknown) =>
  typeof value === "string" && value.length > longestField ? undefined : value;

/** A name as CSL-JSON has it. */
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
