import type { Citation } from "../../citations/citation.ts";
import type { BesideTitle } from "../besideTitle.ts";
import type { NearbyCitations } from "../nearbyCitations.ts";
import { titleBehind } from "./titleBehind.ts";
import { titleOfParent } from "./titleOfParent.ts";
import { titleOfRecord } from "./titleOfRecord.ts";
import { titleOverNames } from "./titleOverNames.ts";

/** What stands further to the right is no line of a list, a record or a reference. */
const longestBefore = 600;

/**
 * The title of a citation that has none but a line (`beside`), as its record, its list or its reference has it. What is found here names
 * a paper of which nothing better is known; it accuses nobody.
 */
export function furtherTitle(
  lines: readonly string[],
  citation: Citation,
  nearby: NearbyCitations,
  beside: BesideTitle | undefined,
): BesideTitle | undefined {
  if (citation.start > longestBefore) return undefined;
  const overNames = titleOverNames(lines, citation, nearby);
  if (overNames !== undefined || beside !== undefined) return overNames;
  return (
    titleOfRecord(lines, citation) ?? titleBehind(lines, citation) ?? titleOfParent(lines, citation, nearby)
  );
}
