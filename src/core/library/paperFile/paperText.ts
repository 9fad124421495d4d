import type { Files } from "../../files.ts";

/** The text of a file, its byte-order mark included; `undefined` where there is none. Throws where it cannot be read. */
export async function readText(files: Files, path: string): Promise<string | undefined> {
  const bytes = await files.read(path);
  return bytes && decoded(bytes);
}

/** A byte-order mark stays; bytes that are no UTF-8 throw, for they could not be written back. */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error("the file is not UTF-8");
  }
}

export function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
