import type { Backlink } from "../citations/citationIndex.ts";
import { byLocator } from "../citations/groupByPaper.ts";
import { isSamePart, isWithin, type LocatorPart, partsOf } from "../citations/locators/locatorParts.ts";
import { compareLocators } from "../citations/locators/locatorWords.ts";
import { type SectionTask, sectionTasks } from "./sectionTasks.ts";

/**
 * How far a workspace covers a part of a paper. `cited`: code cites it; `partly`: code cites some of it (`§3.2.1` of
 * `§3.2`, two equations of three); `mentioned`: only prose names it, which implements nothing; `open`: nothing does.
 */
export type CoverageState = "cited" | "partly" | "mentioned" | "open";

/** A part of a paper, the citations of it, and its task in the notes. */
export interface CoveredPart {
  /** `§3.2`, `Eq. 4` */
  readonly locator: string;
  readonly state: CoverageState;
  /** The citations of the part or some of it, by file and line. */
  readonly citations: readonly Backlink[];
  /** The task in the notes that names it. */
  readonly task?: SectionTask;
}

/**
 * Lists the parts of a paper that citations or tasks in the notes name, in the order of the paper, with where each is
 * implemented. Citations that name no part are left out.
 */
export function coverageOf(citations: readonly Backlink[], notes: string): readonly CoveredPart[] {
  const named = citations.flatMap((backlink) => {
    const { locator } = backlink.citation;
    return locator === undefined ? [] : [{ backlink, parts: partsOf(locator) }];
  });
  const tasks = sectionTasks(notes).map((task) => ({ ...coverageOfTask(task, named), task }));
  const taken = new Set(tasks.map(({ locator }) => locator));
  const others = byLocator(citations).flatMap(({ locator, citations: group }): CoveredPart[] =>
    locator === undefined || taken.has(locator)
      ? []
      : [{ locator, state: group.some(isInCode) ? "cited" : "mentioned", citations: group }],
  );
  return [...tasks, ...others].sort((a, b) => compareLocators(a.locator, b.locator));
}

interface Named {
  readonly backlink: Backlink;
  readonly parts: readonly LocatorPart[];
}

function coverageOfTask({ locator }: SectionTask, named: readonly Named[]): CoveredPart {
  const wanted = partsOf(locator);
  const naming = named.filter(({ parts }) => parts.some((part) => wanted.some((one) => isWithin(part, one))));
  const citations = naming.map(({ backlink }) => backlink);
  const inCode = naming.filter(({ backlink }) => isInCode(backlink)).flatMap(({ parts }) => parts);
  const isWhole = wanted.every((one) => inCode.some((part) => isSamePart(part, one)));
  const isSome = wanted.some((one) => inCode.some((part) => isWithin(part, one)));
  const state = isSome ? (isWhole ? "cited" : "partly") : citations.length > 0 ? "mentioned" : "open";
  return { locator, state, citations };
}

const isInCode = ({ citation }: Backlink) => citation.context !== "prose";
