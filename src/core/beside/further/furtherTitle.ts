import type { Citation } from "../../citations/citation.ts";
import type { BesideTitle } from "../besideTitle.ts";
import type { NearbyCitations } from "../nearbyCitations.ts";
import { titleBehind } from "./titleBehind.ts";
import { titleOfParent } from "./titleOfParent.ts";
import { titleOfRecord } from "./titleOfRecord.ts";
import { titleOverNames } from "./titleOverNames.ts";
import { titleUnderNames } from "./titleUnderNames.ts";

/** How many characters may stand before a citation on its line: more is not a list, a record or a reference. */
const longestBefore = 600;

/**
 * The title of a citation that has at best a title of the place `line` or `reference`
 * (`beside`), from its record, its list or its reference. Used only to name papers about which
 * nothing better is known, never to report a problem.
 */
export function furtherTitle(
  lines: readonly string[],
  citation: Citation,
  nearby: NearbyCitations,
  beside: BesideTitle | undefined,
): BesideTitle | undefined {
  if (citation.start > longestBefore) return undefined;
  const withNames = titleUnderNames(lines, citation, nearby) ?? titleOverNames(lines, citation, nearby);
  if (withNames !== undefined || beside !== undefined) return withNames;
  return (
    titleOfRecord(lines, citation) ?? titleBehind(lines, citation) ?? titleOfParent(lines, citation, nearby)
  );
}
