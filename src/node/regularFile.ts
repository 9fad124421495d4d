import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { open } from "node:fs/promises";
import { type FileStat, maxBytes, readRefusal, tooLargeReason } from "../core/files.ts";
import { isAbsence } from "./reason.ts";

/** Non-blocking, so that opening a pipe without a writer does not hang. */
export const readFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a regular file of at most `most` bytes. Checks its type before reading. Throws an error with a reason for a
 * pipe, a socket or a device (also behind a link), and for a larger file.
 */
export function readRegularFile(path: string, most = maxBytes): Buffer {
  const file = openSync(path, readFlags);
  try {
    const buffer = bufferFor(fstatSync(file), most);
    let length = 0;
    while (length < buffer.length) {
      const read = readSync(file, buffer, length, buffer.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return whole(buffer, length, most);
  } finally {
    closeSync(file);
  }
}

/** The same; `undefined` if the file does not exist. */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return readRegularFile(path);
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** The same without blocking this thread. */
export async function readRegularFileLater(path: string, most = maxBytes): Promise<Buffer> {
  const file = await open(path, readFlags);
  try {
    const buffer = bufferFor(await file.stat(), most);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return whole(buffer, length, most);
  } finally {
    await file.close();
  }
}

export function statOf(stats: Stats): FileStat {
  const kind = stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "other";
  return { kind, size: stats.size, modified: stats.mtimeMs };
}

/** The smallest buffer, for files whose size says nothing, as in /proc. */
const leastRoom = 64 * 1024;

/** A buffer with room for one extra byte, which shows if the file has grown. */
function bufferFor(stats: Stats, most: number): Buffer {
  const reason = readRefusal(statOf(stats), most);
  if (reason !== undefined) throw new Error(reason);
  return Buffer.allocUnsafe(Math.min(Math.max(stats.size, leastRoom), most) + 1);
}

function whole(buffer: Buffer, length: number, most: number): Buffer {
  if (length === buffer.length)
    throw new Error(length > most ? tooLargeReason(most) : "it grows while it is read");
  return buffer.subarray(0, length);
}
