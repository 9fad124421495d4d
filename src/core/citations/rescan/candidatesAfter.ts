import { copyString } from "../../text/copyString.ts";
import type { Edit } from "../../text/span.ts";
import { type Candidates, locatorOf } from "../forms/candidates.ts";
import { type FoundForms, floorOf, searchForms } from "../forms/findForms.ts";
import { type Found, movedBy } from "../forms/found.ts";

/**
 * The candidates of an edited text: the first `kept` are old ones, the last
 * `moved` are old ones with moved offsets.
 */
export interface CandidatesAfter {
  readonly candidates: Candidates;
  readonly kept: number;
  readonly moved: number;
}

/** Like `candidatesOf`, given the candidates before an edit: reads only the text around the edit again. */
export function candidatesAfter(
  text: string,
  isMarkdown: boolean,
  edit: Edit,
  before: Candidates,
): CandidatesAfter {
  const { kept, moved, ...forms } = findFormsAfter(text, isMarkdown, edit, before);
  const { found } = forms;
  // The last kept candidate may have a new neighbour.
  const locators = before.locators.slice(0, Math.max(0, kept - 1));
  const older = before.locators.slice(before.locators.length - moved);
  while (locators.length < found.length) {
    const now = locatorOf(text, found, locators.length, locators);
    const old = older[locators.length - (found.length - moved)];
    locators.push(now);
    // This locator is unchanged, so all later ones are too.
    if (old !== undefined && old.locator === now.locator && old.behind === now.behind)
      for (const one of older.slice(locators.length - (found.length - moved))) locators.push(one);
  }
  return { candidates: { ...forms, locators }, kept, moved };
}

/**
 * How many characters before and after its anchor a form and its locator can reach: edits further away change
 * neither. The furthest is `\cites`: 2,000 characters of groups, one more group of 2,000, and a locator.
 */
export const reach = 5000;

/**
 * The forms of an edited text: the first `kept` are old ones, the last `moved`
 * are old ones with moved offsets.
 */
export interface FormsAfter extends FoundForms {
  readonly kept: number;
  readonly moved: number;
}

/**
 * Like `findForms`, given the forms before an edit: searches again only as far
 * as the edit can change something.
 */
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
    // From here on the search would find the same as before: nothing that it reads is new.
    if (floor === oldFloor || Math.max(floor, oldFloor) <= to - reach) {
      for (const one of before.found.slice(rest)) forms.found.push(movedBy(step, one));
      for (const anchor of before.anchors.slice(rest)) forms.anchors.push(anchor + step);
      return { ...forms, kept, moved: before.found.length - rest };
    }
  }
  return { ...forms, kept, moved: 0 };
}

/** Copies the strings of a form, which must outlive the text that it was found in. */
function owned(found: Found): Found {
  return { ...found, raw: copyString(found.raw), target: copyString(found.target) };
}

/**
 * The index of the first of the ascending numbers that is not below `least`; their length if there is none.
 */
function firstFrom(numbers: readonly number[], least: number): number {
  const index = numbers.findIndex((number) => number >= least);
  return index < 0 ? numbers.length : index;
}
