/** Cuts a text after `most` UTF-16 units and marks the cut with `…`; never splits a character. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…` : text;
}
