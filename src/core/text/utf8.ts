/**
 * Decodes a file, keeping its byte order mark. Throws if it is not UTF-8, because it could not be written back
 * unchanged.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error("the file is not UTF-8");
  }
}
