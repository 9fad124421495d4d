import type { SayingReader } from "../beside/sayingReader.ts";
import { declarationsIn, mayDeclare } from "../citations/declarations/declarations.ts";
import { languageOf } from "../citations/languages/languageOf.ts";
import { carriageReturn, lineFeed } from "../citations/lexing/codes.ts";
import { scan } from "../citations/scan.ts";
import { copyRecord } from "../text/copyString.ts";
import { mayCite } from "./mayCite.ts";
import type { FileCitations } from "./scanResult.ts";
import { decode, type Encoding } from "./textFile.ts";

export interface ScanFileOptions {
  /** Decodes in a faster way than `decode`, to the same text. */
  readonly toText?: (bytes: Uint8Array, encoding: Encoding) => string;
  /** Absent: nobody wants to know what the text says of the papers it cites. */
  readonly readSayings?: SayingReader | undefined;
}

/**
 * What a file's bytes cite, declare and say of what they cite, as the result of a scan under the name `file`; `undefined`
 * where that is nothing. The path (its name is enough) and the first line tell the language.
 */
export function scanFile(
  bytes: Uint8Array,
  encoding: Encoding,
  path: string,
  file: string,
  { toText = decode, readSayings }: ScanFileOptions = {},
): FileCitations | undefined {
  const language = languageOf(path, firstLineOf(bytes));
  const isCiting = encoding !== "utf-8" || mayCite(bytes, language);
  const isDeclaring = mayDeclare(path, language);
  if (!isCiting && !isDeclaring) return undefined;
  const text = toText(bytes, encoding);
  const citations = isCiting ? scan(text, language) : [];
  const declarations = isDeclaring ? declarationsIn(text, path, language) : [];
  if (citations.length === 0 && declarations.length === 0) return undefined;
  const sayings = citations.length > 0 ? (readSayings?.(text, language, citations) ?? []) : [];
  // What is found outlives the text by far.
  return copyRecord({
    file,
    citations,
    ...(declarations.length > 0 && { declarations }),
    ...(sayings.length > 0 && { sayings }),
  });
}

/** The first letters of the first line, as far as they are ASCII: enough for a `#!` line. */
function firstLineOf(bytes: Uint8Array): string {
  let line = "";
  for (const byte of bytes.subarray(0, 200)) {
    if (byte === lineFeed || byte === carriageReturn) break;
    if (byte > 0 && byte < 128) line += String.fromCharCode(byte);
  }
  return line;
}
