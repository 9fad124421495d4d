import type { Paper } from "../paper.ts";
import { familyName } from "./familyName.ts";

/** In UTF-16 units: anything longer is a title. */
const longest = 24;
const mostWords = 3;

/**
 * The name that people call a paper by: a one-word alias (“LAMB”), else the few words before the colon of its title
 * (“MegaScale”). `undefined` if it has none.
 */
export function shortName({ title, aliases = [] }: Pick<Paper, "title" | "aliases">): string | undefined {
  const alias = aliases.find((one) => isName(one) && !/\s/.test(one));
  if (alias !== undefined) return alias;
  const colon = title.indexOf(": ");
  const before = colon < 0 ? "" : title.slice(0, colon);
  return isName(before) && before.split(/\s+/).length <= mostWords ? before : undefined;
}

/** “Smith 2019”: the first author's family name and the year, if known; `undefined` without an author. */
export function authorYear({ authors = [], year }: Pick<Paper, "authors" | "year">): string | undefined {
  const family = familyName(authors[0] ?? "");
  return family === "" ? undefined : [family, year].filter((part) => part !== undefined).join(" ");
}

const isName = (text: string) => text.length >= 2 && text.length <= longest;
