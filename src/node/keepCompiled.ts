import { chmodSync, lstatSync, mkdirSync, statSync } from "node:fs";
import * as nodeModule from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { onlineFolder } from "./online/onlineFolder.ts";

/**
 * Lets Node (from 22.1 on) keep what it compiles of the modules loaded from here on: the next start need not compile
 * them. What is kept there is run later, so it is kept in the user's own cache folder, and only if nobody else can
 * write there. Node's default is a folder in the system's temporary one, which any user may have made before.
 */
export function keepCompiled(): void {
  const enable = "enableCompileCache" in nodeModule ? nodeModule.enableCompileCache : undefined;
  // A machine that runs it once and is thrown away would only write.
  if (typeof enable !== "function" || process.env.CI) return;
  try {
    // Who runs this as root with a home of somebody else's would leave folders there that are not that user's.
    if (process.getuid !== undefined && statSync(homedir()).uid !== process.getuid()) return;
    const folder = join(onlineFolder(), "compiled");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    keepGroupOut(dirname(folder));
    if (isOwn(folder) && isOwn(dirname(folder))) enable(folder);
  } catch {
    // Without a folder to write to, each start compiles.
  }
}

/** Takes from the group the right to write to a folder of this user's, which it has where each user has a group alone. */
function keepGroupOut(folder: string): void {
  const { uid, mode } = lstatSync(folder);
  if (uid === process.getuid?.() && (mode & 0o022) === 0o020) chmodSync(folder, mode & 0o755);
}

/** Whether a folder is this user's and no other user may write there. Windows guards the user's folders by itself. */
function isOwn(folder: string): boolean {
  const { uid, mode } = lstatSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
