/**
 * The text of a file's bytes, its byte-order mark included. Throws for bytes that are not UTF-8: they could not be written
 * back as they were.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error("the file is not UTF-8");
  }
}
