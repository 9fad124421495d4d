import { lastAscii } from "./codes.ts";

/** The offset of the first character of `stops` from `from` on; `last` if none comes before it. */
export function nextStop(text: string, from: number, last: number, stops: Uint8Array): number {
  let at = from;
  while (at < last) {
    const code = text.charCodeAt(at);
    if (code <= lastAscii && stops[code] === 1) break;
    at++;
  }
  return at;
}

/** A table of the ASCII characters: 1 for the given ones, at which a tight loop stops. */
export function stopsAt(characters: string): Uint8Array {
  const stops = new Uint8Array(128);
  for (const character of characters) stops[character.charCodeAt(0)] = 1;
  return stops;
}
