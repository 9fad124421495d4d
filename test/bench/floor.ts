// A program that does what Node alone must do for a tree, in one thread: start, list the folders, and read each file
// that a scan would read. It has no ignore rules and searches for nothing, so no scan in one thread can be faster.
import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import process from "node:process";
import { defaultExcludes } from "../../src/core/scan/excludes.ts";
import { isBinaryName, maxBytesOf } from "../../src/core/scan/textFile.ts";

const left = new Set(defaultExcludes.map((glob) => glob.slice("**/".length)));
const buffer = Buffer.allocUnsafeSlow(64 * 1024);
const folders = [process.argv[2] ?? "."];
let [files, bytes] = [0, 0];
for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (left.has(entry.name)) continue;
    if (entry.isDirectory()) folders.push(path);
    else if (entry.isFile() && !isBinaryName(entry.name)) {
      files++;
      bytes += read(path, maxBytesOf(path));
    }
  }
console.log(`${files} files, ${bytes} bytes`);

/** Reads a file, at most `most` bytes; returns how many it read. */
function read(path: string, most: number): number {
  const file = openSync(path, "r");
  let length = 0;
  for (let more = -1; more !== 0 && length < most; ) {
    more = readSync(file, buffer, 0, buffer.length, null);
    length += more;
    if (more < buffer.length) break;
  }
  closeSync(file);
  return length;
}
