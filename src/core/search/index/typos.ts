import type { TermRange, Terms } from "./terms.ts";

/** Letters from this unit on (CJK) are not tried as typos: there are too many of them. */
const firstOfMany = 0x2e80;

/**
 * The terms within so many typos of a text (with two, also some that are nearer): a letter missing, added, replaced,
 * or two neighbours swapped. With `asPrefix` also longer terms, if the typo is not in the text's last letter. Ranges
 * may overlap.
 */
export function withTypos(
  terms: Terms,
  text: string,
  typos: number,
  asPrefix: boolean,
): readonly TermRange[] {
  const found: TermRange[] = [];
  search({ terms, text, asPrefix, found }, typos, 0, 0, 0, terms.count);
  return found;
}

interface Search {
  readonly terms: Terms;
  readonly text: string;
  readonly asPrefix: boolean;
  readonly found: TermRange[];
}

/**
 * Finds, in a range of terms with the same first `depth` units, those that continue
 * with the text from `from`, with typos.
 */
function search(
  asked: Search,
  typos: number,
  from: number,
  depth: number,
  rangeStart: number,
  rangeEnd: number,
): void {
  const { terms, text } = asked;
  let start = rangeStart;
  let end = rangeEnd;
  for (let at = from; at <= text.length; at++) {
    const here = depth + at - from;
    const letter = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    const edited = (textFrom: number, units: number, low: number, high: number) => {
      if (low >= high) return;
      if (typos > 1) search(asked, typos - 1, textFrom, here + units, low, high);
      else add(asked, textFrom, here + units, low, high);
    };
    if (at < text.length) edited(at + 1, 0, start, end);
    if (at + 1 < text.length && letter !== next) {
      const [low, high] = terms.with(next, here, start, end);
      const [lower, higher] = terms.with(letter, here + 1, low, high);
      edited(at + 2, 2, lower, higher);
    }
    // Visits each letter with which terms continue here.
    for (let low = terms.longer(here, start, end); low < end; ) {
      const other = terms.unit(low, here);
      if (other >= firstOfMany) break;
      const high = terms.after(other, here, low, end);
      if (other !== letter) {
        if (at < text.length) edited(at + 1, 1, low, high);
        edited(at, 1, low, high);
      }
      low = high;
    }
    if (at === text.length) break;
    [start, end] = terms.with(letter, here, start, end);
    if (start >= end) break;
  }
}

function add(
  { terms, text, asPrefix, found }: Search,
  from: number,
  depth: number,
  start: number,
  end: number,
): void {
  const rest = terms.rest(text, from, depth, start, end);
  if (rest.start >= rest.end) return;
  if (asPrefix && from < text.length) found.push(rest);
  // The first of the range is the shortest.
  else if (terms.lengthOf(rest.start) === depth + text.length - from)
    found.push({ start: rest.start, end: rest.start + 1 });
}
