import type { Citation } from "../citations/citation.ts";
import { declarationsIn, mayDeclare } from "../citations/declarations/declarations.ts";
import { languageOf } from "../citations/languages/languageOf.ts";
import { scan } from "../citations/scan.ts";
import { mayCite } from "./mayCite.ts";
import { decode, type Encoding } from "./readable.ts";
import type { FileCitations } from "./scanResult.ts";

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

/**
 * What a file's bytes cite and declare, as the result of a scan under the name `file`; `undefined` where that is nothing.
 */
export function scanFile(
  bytes: Uint8Array,
  encoding: Encoding,
  path: string,
  file: string,
  toText: (bytes: Uint8Array, encoding: Encoding) => string = decode,
): FileCitations | undefined {
  const citations = scanBytes(bytes, encoding, path, toText);
  const language = languageOf(path, firstLineOf(bytes));
  const declarations = mayDeclare(path, language)
    ? declarationsIn(toText(bytes, encoding), path, language)
    : [];
  if (citations.length === 0 && declarations.length === 0) return undefined;
  return { file, citations, ...(declarations.length > 0 && { declarations }) };
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
