import { hasMark, lineStart } from "./lineBreak.ts";
import { isExample, type LocatorText, locatorsOf } from "./locatorWords.ts";

/** How far behind a citation a sentence about it is read, in characters. */
const reach = 200;
/** Matches the words that follow a locator of the paper that was cited before: `of their paper`. */
const ofTheirs = /^[)\]]? (?:of|in) (?:their|that) paper/;
/** Matches the text up to a locator in the same sentence. */
const sameSentence = /^[^.;]*[ (]$/;
/**
 * Matches the text up to a locator that a word gives to the citation: `. For the names see`, ` and look in`, ` for
 * details (`, or a sentence on the line or the next that says what is taken from it, `. Construction from`.
 */
const told =
  /^(?:(?:\. {1,2}(?:For [^.;:()]{3,60},? see|See)|,? and (?:look(?: in)?|see)|[^.;:()]{0,40} focuses on|\.? {1,2}(?:Specifically,|Adapted|Based|Code|Construction|Error|Follow(?:s|ing)|Implement(?:s|ation)|Taken) (?:[^.;:()]{0,70} )?(?:in|of|from|by|on|to|at|see)) (?:also |the )?| for [^.;:()]{3,60} \()$/;
/** Matches the text up to a locator in `In https://…, one half corresponds to Fig. 11`. */
const within = /^, (?!.*\b(?:our|we|this)\b)[^.;:()]{0,60} (?:in|to|by|as|is|are|see|of) $/;
/** Matches the text from the start of the line to the end of such a citation. */
const inCitation = /\bIn\s(?:(?:[A-Z]\S+|and|et|al\.)\s){0,6}\S+$/;
/** Matches a text that ends with a citation and the number of a locator before it: `4) of https://…`. */
const ofThis = /[\dA-Z]\)?\s(?:of|in|from)\s+(?:\S+\s+){0,2}\S+$/;

/**
 * The locator that the sentence of a citation, or the one after it, gives further on: `…, but see their Section
 * 4.1`, `. For the names see Eq. 8`. The sentence may go on in the next line. A locator right before the citation goes
 * first.
 */
export function locatorInSentence(text: string, start: number, next: number): LocatorText | undefined {
  const near = sentencesAt(text, start, Math.min(next, start + reach));
  const ahead = text.slice(Math.max(0, start - reach), start);
  for (const { start: at, end, shown } of locatorsOf(near)) {
    const lead = near.slice(0, at).replace(/\s*[\n\r]\s*[/#*%!;>]*\s*/, " ");
    const isFound =
      told.test(lead) ||
      (sameSentence.test(lead) && (lead.endsWith(" their ") || ofTheirs.test(near.slice(end)))) ||
      (within.test(lead) && inCitation.test(ahead.slice(lineStart(ahead, ahead.length))));
    const found = { shown, start: start + at, end: start + end };
    if (isFound && !isExample(found)) return ofThis.test(ahead) ? undefined : found;
  }
  return undefined;
}

/** The rest of the line of `start`, and the next one, if that is of the same comment; not beyond `stop`. */
function sentencesAt(text: string, start: number, stop: number): string {
  const [near = "", line = ""] = /^(.*)(?:(?:\r\n?|\n).*)?/.exec(text.slice(start, stop)) ?? [];
  // The start of a line is looked for only if it breaks: a long line may have many citations.
  return near === line || hasMark(text, start, start + near.length) ? near : line;
}
