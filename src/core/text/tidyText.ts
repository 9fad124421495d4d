/** Whitespace other than single spaces. */
const otherBlanks = /\s\s|[^\S ]/;

/** The text with each run of blanks as one space. Most texts have only single spaces and are returned as they are. */
export function singleBlanks(text: string): string {
  return otherBlanks.test(text) ? text.replace(/\s+/g, " ") : text;
}

/** The text as one line, composed (NFC), without blanks around it. */
export function oneLine(text: string): string {
  // Printable ASCII is composed.
  const composed = /[^ -~]/.test(text) ? text.normalize("NFC") : text;
  return singleBlanks(composed).trim();
}

/** Replaces halves of surrogate pairs, which an address cannot hold, by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}
