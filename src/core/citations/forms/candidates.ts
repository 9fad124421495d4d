import type { Edit } from "../../text/span.ts";
import { linkLocator, locatorAfter, locatorBefore } from "../locators/locator.ts";
import { type Forms, findForms, findFormsAfter } from "./findForms.ts";
import type { Found } from "./found.ts";

/** The forms of a text with their locators. Which of them cite something is for their contexts to say. */
export interface Candidates extends Forms {
  /** Of each form. */
  readonly locators: readonly FormLocator[];
}

interface FormLocator {
  readonly locator?: string;
  /** How far behind the form it ends; 0 where it stands elsewhere or is none. */
  readonly behind: number;
}

export function candidatesOf(text: string, isMarkdown: boolean): Candidates {
  const forms = findForms(text, isMarkdown);
  const locators: FormLocator[] = [];
  for (const index of forms.found.keys()) locators.push(locatorAt(text, forms.found, index, locators));
  return { ...forms, locators };
}

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
    const now = locatorAt(text, found, locators.length, locators);
    const old = older[locators.length - (found.length - moved)];
    locators.push(now);
    // What it leaves to the next is as it was, and so is all behind it.
    if (old !== undefined && old.locator === now.locator && old.behind === now.behind)
      for (const one of older.slice(locators.length - (found.length - moved))) locators.push(one);
  }
  return { candidates: { ...forms, locators }, kept, moved };
}

/** The locator of a form, where those of the forms before it are known. */
function locatorAt(
  text: string,
  forms: readonly Found[],
  index: number,
  before: readonly FormLocator[],
): FormLocator {
  const found = forms[index];
  if (found === undefined) return { behind: 0 };
  const floor = (forms[index - 1]?.end ?? 0) + (before[index - 1]?.behind ?? 0);
  const next = forms[index + 1]?.start ?? text.length;
  const behind = locatorAfter(text, found.ending ?? found.end);
  // What stands behind it wins over what stands before or in its address.
  if (behind && behind.end <= next) return { locator: behind.shown, behind: behind.end - found.end };
  const own = found.kind === "key" ? found.locator : undefined;
  const locator = own ?? locatorAhead(text, found, floor) ?? found.locator;
  return { behind: 0, ...(locator !== undefined && { locator }) };
}

function locatorAhead(text: string, found: Found, floor: number): string | undefined {
  const opening = found.opening ?? found.start;
  if (opening < floor) return undefined;
  return linkLocator(text, floor, opening) ?? locatorBefore(text, floor, opening);
}
