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
  /** Decodes faster than `decode`, to the same text. */
  readonly toText?: (bytes: Uint8Array, encoding: Encoding) => string;
  /** Reads what the text says about the papers that it cites; without it there are no `sayings`. */
  readonly readSayings?: SayingReader | undefined;
}

/**
 * The citations and declarations in a file's bytes, and what the text says about the papers
 * that it cites, under the name `file`; `undefined` if there are none. The path (its name is
 * enough) and the first line tell the language.
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
  // The result outlives the text by far, so its strings are copied.
  return copyRecord({
    file,
    citations,
    ...(declarations.length > 0 && { declarations }),
    ...(sayings.length > 0 && { sayings }),
  });
}

/** The ASCII characters in the first 200 bytes of the first line: enough for a `#!` line. */
function firstLineOf(bytes: Uint8Array): string {
  let line = "";
  for (const byte of bytes.subarray(0, 200)) {
    if (byte === lineFeed || byte === carriageReturn) break;
    if (byte > 0 && byte < 128) line += String.fromCharCode(byte);
  }
  return line;
}
