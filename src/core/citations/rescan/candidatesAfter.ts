import { copyString } from "../../text/copyString.ts";
import type { Edit } from "../../text/span.ts";
import { type Candidates, locatorOf } from "../forms/candidates.ts";
import { type FoundForms, floorOf, searchForms } from "../forms/findForms.ts";
import { type Found, movedBy } from "../forms/found.ts";

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

/**
 * How far from its anchor, to either side, a form and its locator are read at most: what changes further away changes
 * neither. The furthest is `\\cites`: 2,000 characters of groups, one more group of 2,000, and a locator.
 */
export const reach = 5000;

/** The forms of an edited text, and how many of the old ones they begin and end with, the later ones moved. */
export interface FormsAfter extends FoundForms {
  readonly kept: number;
  readonly moved: number;
}

/** As `findForms`, where the forms before an edit are known: searches again only as far as the edit reaches. */
export function findFormsAfter(
  text: string,
  isMarkdown: boolean,
  edit: Edit,
  before: FoundForms,
): FormsAfter {
  const step = edit.newEnd - edit.oldEnd;
  let from = Math.max(0, edit.start - reach);
  const kept = firstFrom(before.anchors, from);
  const forms = { found: before.found.slice(0, kept), anchors: before.anchors.slice(0, kept) };
  for (let to = edit.newEnd + reach; from < text.length; from = to, to += reach) {
    const known = forms.found.length;
    searchForms(text, isMarkdown, from, to, forms);
    for (const [index, one] of forms.found.slice(known).entries()) forms.found[known + index] = owned(one);
    if (to >= text.length) break;
    const rest = firstFrom(before.anchors, to - step);
    const [floor, oldFloor] = [floorOf(forms.found), floorOf(before.found.slice(0, rest)) + step];
    // From here on the search goes as it went: nothing that it reads is new.
    if (floor === oldFloor || Math.max(floor, oldFloor) <= to - reach) {
      for (const one of before.found.slice(rest)) forms.found.push(movedBy(step, one));
      for (const anchor of before.anchors.slice(rest)) forms.anchors.push(anchor + step);
      return { ...forms, kept, moved: before.found.length - rest };
    }
  }
  return { ...forms, kept, moved: 0 };
}

/** They outlive the text that they were found in. */
function owned(found: Found): Found {
  return { ...found, raw: copyString(found.raw), target: copyString(found.target) };
}

/** The index of the first number that is not below another, in ascending order. */
function firstFrom(numbers: readonly number[], least: number): number {
  const index = numbers.findIndex((number) => number >= least);
  return index < 0 ? numbers.length : index;
}
