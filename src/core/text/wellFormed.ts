/** A text without halves of surrogate pairs, which no address can hold: U+FFFD stands for each. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}
