import { isAscii } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";
import { decode, type Encoding, encodingOf, maxBytesOf, maxFileBytes } from "../core/scan/textFile.ts";
import { readFlags } from "./regularFile.ts";

/** The result of reading a file. The bytes are valid until the next file is read. */
export type ReadResult =
  | { readonly kind: "text"; readonly bytes: Buffer; readonly encoding: Encoding }
  | { readonly kind: "tooLarge" | "binary" };

/** Most files fit into the first read, so that their size is not needed. */
const firstRead = 64 * 1024;
/** The smallest block of a drive. */
const block = 512;

/** Makes a reader for many files, one after another, with one shared buffer. It throws if the system refuses a file. */
export function textReader(): (path: string) => ReadResult {
  let buffer = Buffer.allocUnsafeSlow(maxFileBytes + 1);
  return (path) => {
    const limit = maxBytesOf(path);
    let length = fill(buffer.subarray(0, limit + 1), path);
    if (length === buffer.length && length <= limit) {
      // Allocated with the first large notebook; most folders have none.
      buffer = Buffer.allocUnsafeSlow(limit + 1);
      length = fill(buffer, path);
    }
    if (length > limit) return { kind: "tooLarge" };
    const bytes = buffer.subarray(0, length);
    const encoding = encodingOf(bytes);
    return encoding === undefined ? { kind: "binary" } : { kind: "text", bytes, encoding };
  };
}

/** Decodes like `decode`, but faster: most files are ASCII, which Latin-1 decodes fastest. */
export function toText(bytes: Uint8Array, encoding: Encoding): string {
  return encoding === "utf-8" && isAscii(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1")
    : decode(bytes, encoding);
}

/** Reads until the end of the file or the buffer; a binary file only until that is clear. */
function fill(buffer: Buffer, path: string): number {
  const file = openSync(path, readFlags);
  try {
    let length = readSync(file, buffer, 0, firstRead, null);
    if (encodingOf(buffer.subarray(0, length)) === undefined) return length;
    // A drive that gives less than is asked for stops at a block. Asking each file again would cost a quarter more time.
    for (let read = length; length < buffer.length && read > 0 && read % block === 0; length += read)
      read = readSync(file, buffer, length, buffer.length - length, null);
    return length;
  } finally {
    closeSync(file);
  }
}
