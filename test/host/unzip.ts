import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { inflateRawSync } from "node:zlib";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * Unpacks a zip archive (a `.vsix`) into `folder`: stored and deflated entries, no encryption, no zip64.
 * @throws if it is no such archive, or if an entry leads out of the folder
 */
export function unzip(archive: string, folder: string): void {
  const bytes = readFileSync(archive);
  const end = bytes.lastIndexOf(signature(endOfDirectory));
  if (end < 0) throw new Error(`${archive} is no zip archive.`);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new Error(`${archive} is damaged.`);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    if (!name.endsWith("/")) write(folder, name, contentOf(bytes, at));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

/** The content of the file whose entry in the directory begins at `at`. */
function contentOf(bytes: Buffer, at: number): Buffer {
  const method = bytes.readUInt16LE(at + 10);
  const size = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + size);
  if (method === 0) return packed;
  if (method === 8) return inflateRawSync(packed);
  throw new Error(`An entry is packed by method ${method}, which is not supported.`);
}

function write(folder: string, name: string, content: Buffer): void {
  const file = join(folder, name);
  if (relative(folder, file).startsWith("..")) throw new Error(`${name} leads out of the archive.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}
