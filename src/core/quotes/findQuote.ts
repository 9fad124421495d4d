import search from "approx-string-match";

/** The share of a quote's characters that may differ, and the shortest quote in which any may. */
const mostErrors = 0.2;
const shortest = 12;
/** Longer quotes are only found exactly, in UTF-16 units. */
const longest = 3000;

export interface QuotePlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds a quote in a text, ignoring blanks and line ends: exactly, else with up to a fifth of its characters changed.
 * If there are several places, the one after `after` is taken, else the first.
 */
export function findQuote(text: string, quote: string, after?: string): QuotePlace | undefined {
  const whole = squeezed(text);
  const wanted = squeezed(quote).text;
  if (wanted === "") return undefined;
  const exact = placesOf(whole.text, wanted);
  const places = exact.length > 0 ? exact : approximate(whole.text, wanted);
  const context = squeezed(after ?? "").text;
  const best =
    places.find(({ start }) => context !== "" && whole.text.slice(0, start).endsWith(context)) ?? places[0];
  if (best === undefined) return undefined;
  const start = whole.at[best.start];
  const last = whole.at[best.end - 1];
  return start === undefined || last === undefined ? undefined : { start, end: last + 1 };
}

/** How often a quote occurs exactly in a text. */
export const countOf = (text: string, quote: string): number =>
  placesOf(squeezed(text).text, squeezed(quote).text).length;

/** A text without blanks, with the original offset of each character. */
function squeezed(text: string): { readonly text: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let kept = "";
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (/\s/.test(char)) continue;
    kept += char;
    at.push(index);
  }
  return { text: kept, at };
}

function placesOf(text: string, wanted: string): readonly QuotePlace[] {
  const found: QuotePlace[] = [];
  if (wanted === "") return found;
  for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + 1))
    found.push({ start, end: start + wanted.length });
  return found;
}

function approximate(text: string, wanted: string): readonly QuotePlace[] {
  if (wanted.length < shortest || wanted.length > longest) return [];
  const matches = search(text, wanted, Math.floor(wanted.length * mostErrors));
  const least = Math.min(Infinity, ...matches.slice(0, 1000).map(({ errors }) => errors));
  return matches.filter(({ errors, start, end }) => errors === least && end > start);
}
