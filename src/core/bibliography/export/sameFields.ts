import { isSameName } from "../../names/name.ts";
import { namesOf } from "../../names/people.ts";
import type { Paper, PaperField } from "../../paper.ts";

/**
 * Whether the library's value of a field equals the bibliography's (`says`) or is missing. Names are compared by
 * parts.
 */
export function isAsSaid(field: PaperField, paper: Paper, says: Paper): boolean {
  const value = paper[field];
  if (value === undefined) return true;
  if (JSON.stringify(value) !== JSON.stringify(says[field])) return false;
  if (field !== "authors" || paper.names === undefined || paper.names === says.names) return true;
  const others = namesOf(says);
  return paper.names.every((name, place) => {
    const other = others[place];
    return other !== undefined && isSameName(name, other);
  });
}
