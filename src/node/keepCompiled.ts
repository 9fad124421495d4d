import { chmodSync, lstatSync, mkdirSync, statSync } from "node:fs";
import * as nodeModule from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { onlineFolder } from "./online/onlineFolder.ts";

/**
 * Turns on Node's compile cache (from Node 22.1 on) for all modules loaded later, so that the next start need not
 * compile them. Cached code is run later, so the cache is in the user's own cache folder, and only if nobody else can
 * write there. Node's default is in the system's temporary folder, where another user may have created it first.
 */
export function keepCompiled(): void {
  const enable = "enableCompileCache" in nodeModule ? nodeModule.enableCompileCache : undefined;
  // A CI machine runs us once: it would only write the cache and never read it.
  if (typeof enable !== "function" || process.env.CI) return;
  try {
    // Run as root with another user's home (`sudo`), this would leave folders there that the user does not own.
    if (process.getuid !== undefined && statSync(homedir()).uid !== process.getuid()) return;
    const folder = join(onlineFolder(), "compiled");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    keepGroupOut(dirname(folder));
    if (isOwn(folder) && isOwn(dirname(folder))) enable(folder);
  } catch {
    // If the folder cannot be written, there is no cache: each start compiles.
  }
}

/**
 * Removes the group's write permission from a folder of this user, if nobody else has it. Systems with one group per
 * user grant it by default.
 */
function keepGroupOut(folder: string): void {
  const { uid, mode } = lstatSync(folder);
  if (uid === process.getuid?.() && (mode & 0o022) === 0o020) chmodSync(folder, mode & 0o755);
}

/** Whether only this user can write to a folder. On Windows, the user's folders are protected already. */
function isOwn(folder: string): boolean {
  const { uid, mode } = lstatSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
