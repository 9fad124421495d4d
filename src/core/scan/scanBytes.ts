import type { Citation } from "../citations/citation.ts";
import { languageOf } from "../citations/languages/languageOf.ts";
import { scan } from "../citations/scan.ts";
import { mayCite } from "./mayCite.ts";
import { decode, type Encoding } from "./readable.ts";

/**
 * The citations of a file's bytes; the path (its name is enough) and the first line tell the language. `toText` may
 * decode in a faster way than `decode`, to the same text.
 */
export function scanBytes(
  bytes: Uint8Array,
  encoding: Encoding,
  path: string,
  toText: (bytes: Uint8Array, encoding: Encoding) => string = decode,
): readonly Citation[] {
  const language = languageOf(path, firstLineOf(bytes));
  if (encoding === "utf-8" && !mayCite(bytes, language)) return [];
  return scan(toText(bytes, encoding), language);
}

/** The first letters of the first line, as far as they are ASCII: enough for a `#!` line. */
function firstLineOf(bytes: Uint8Array): string {
  let line = "";
  for (const byte of bytes.subarray(0, 200)) {
    if (byte === 10 || byte === 13) break;
    if (byte > 0 && byte < 128) line += String.fromCharCode(byte);
  }
  return line;
}
