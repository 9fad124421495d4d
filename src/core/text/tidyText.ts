/** Blanks that are more than one space between two words. */
const otherBlanks = /\s\s|[^\S ]/;

/** The text with each run of blanks as one space. Most texts have none but single spaces, and stay what they are. */
export function singleBlanks(text: string): string {
  return otherBlanks.test(text) ? text.replace(/\s+/g, " ") : text;
}

/** The text as one line, composed (NFC), without blanks around it. */
export function oneLine(text: string): string {
  // Printable ASCII is composed.
  const composed = /[^ -~]/.test(text) ? text.normalize("NFC") : text;
  return singleBlanks(composed).trim();
}

/** A text without halves of surrogate pairs, which no address can hold: U+FFFD stands for each. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}
