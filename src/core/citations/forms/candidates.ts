import { locatorAfter } from "../locators/locatorAfter.ts";
import { linkLocator, locatorBefore } from "../locators/locatorBefore.ts";
import { type FoundForms, findForms } from "./findForms.ts";
import type { Found } from "./found.ts";

/** The forms found in a text, with their locators. Their contexts decide which of them are citations. */
export interface Candidates extends FoundForms {
  /** One per form. */
  readonly locators: readonly FormLocator[];
}

export interface FormLocator {
  readonly locator?: string;
  /** How many characters after the form the locator ends; 0 if it is elsewhere or there is none. */
  readonly behind: number;
}

export function candidatesOf(text: string, isMarkdown: boolean): Candidates {
  const forms = findForms(text, isMarkdown);
  const locators: FormLocator[] = [];
  for (const index of forms.found.keys()) locators.push(locatorOf(text, forms.found, index, locators));
  return { ...forms, locators };
}

/** The locator of a form, given the locators of the forms before it. */
export function locatorOf(
  text: string,
  forms: readonly Found[],
  index: number,
  before: readonly FormLocator[],
): FormLocator {
  const found = forms[index];
  if (found === undefined) return { behind: 0 };
  const floor = (forms[index - 1]?.end ?? 0) + (before[index - 1]?.behind ?? 0);
  const next = forms[index + 1]?.start ?? text.length;
  const behind = locatorAfter(text, found.ending ?? found.end, next);
  // A locator after the form wins over one before it or in its address.
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
