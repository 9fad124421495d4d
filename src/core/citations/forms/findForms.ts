import { formTable } from "./formTable.ts";
import type { Found } from "./found.ts";
import type { Seek } from "./seek.ts";

/**
 * Each search with the reader of its row. They are separate because one expression for
 * all of them would test every character.
 */
const searches = formTable.flatMap((row) => row.seeks.map((seek) => ({ seek, read: row.read })));

/** The forms found in a text, in order and without overlaps. */
export interface FoundForms {
  readonly found: readonly Found[];
  /** For each form, the offset of the anchor (the search hit) at which it was read; ascending. */
  readonly anchors: readonly number[];
}

/** Every form in a text. */
export function findForms(text: string, isMarkdown = false): FoundForms {
  const forms = { found: [], anchors: [] };
  searchForms(text, isMarkdown, 0, text.length, forms);
  return forms;
}

/** The end of the last form: nothing before it is read again. */
export function floorOf(found: readonly Found[]): number {
  return found.at(-1)?.end ?? 0;
}

/** How many characters of the longest anchor, `%3a%2f%2f`, follow its first one. */
const longestAnchor = 8;

/** Continues a search: reads the forms at the anchors from `from` up to `to` and adds them. */
export function searchForms(
  text: string,
  isMarkdown: boolean,
  from: number,
  to: number,
  forms: { readonly found: Found[]; readonly anchors: number[] },
): void {
  // Does not search for rare marks beyond `to`.
  const near = to + longestAnchor < text.length ? text.slice(0, to + longestAnchor) : text;
  const nextOf = (seek: Seek, at: number) => {
    const next = seek(near, at);
    return next < 0 ? Number.POSITIVE_INFINITY : next;
  };
  const formsIn = (part: string) => findForms(part, isMarkdown).found;
  const next = searches.map(({ seek }) => nextOf(seek, from));
  let floor = floorOf(forms.found);
  for (;;) {
    const first = smallest(next);
    const at = next[first];
    const search = searches[first];
    if (at === undefined || search === undefined || at >= to) return;
    if (at >= floor) {
      for (const one of search.read(text, at, floor, isMarkdown, formsIn)) {
        if (one.start < floor || /[\n\r]/.test(text.slice(one.start, one.end))) continue;
        forms.found.push(one);
        forms.anchors.push(at);
        floor = one.end;
      }
    }
    next[first] = nextOf(search.seek, Math.max(at + 1, floor));
  }
}

function smallest(numbers: readonly number[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? least;
    if (number < least) {
      best = index;
      least = number;
    }
  }
  return best;
}
