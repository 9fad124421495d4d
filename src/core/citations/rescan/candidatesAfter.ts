import type { Edit } from "../../text/span.ts";
import { type Candidates, locatorOf } from "../forms/candidates.ts";
import { findFormsAfter } from "./formsAfter.ts";

/** The candidates of an edited text, and how many of the old ones it begins and ends with, the later ones moved. */
export interface CandidatesAfter {
  readonly candidates: Candidates;
  readonly kept: number;
  readonly moved: number;
}

/** As `candidatesOf`, where those before an edit are known: only what stands around the edit is read again. */
export function candidatesAfter(
  text: string,
  isMarkdown: boolean,
  edit: Edit,
  before: Candidates,
): CandidatesAfter {
  const { kept, moved, ...forms } = findFormsAfter(text, isMarkdown, edit, before);
  const { found } = forms;
  // The last one that is kept may have got another neighbour.
  const locators = before.locators.slice(0, Math.max(0, kept - 1));
  const older = before.locators.slice(before.locators.length - moved);
  while (locators.length < found.length) {
    const now = locatorOf(text, found, locators.length, locators);
    const old = older[locators.length - (found.length - moved)];
    locators.push(now);
    // What it leaves to the next is as it was, and so is all behind it.
    if (old !== undefined && old.locator === now.locator && old.behind === now.behind)
      for (const one of older.slice(locators.length - (found.length - moved))) locators.push(one);
  }
  return { candidates: { ...forms, locators }, kept, moved };
}
