/**
 * Copies a string. V8's substrings (from 13 characters on) keep the whole string they were cut from alive, so a piece
 * that outlives its document must be a copy.
 */
export function copyString<T extends string>(text: T): T {
  return JSON.parse(JSON.stringify(text)) as T;
}

/** The same for all strings of a plain record, which must survive a round trip through JSON. */
export const copyRecord = <T extends object>(record: T): T => JSON.parse(JSON.stringify(record)) as T;
