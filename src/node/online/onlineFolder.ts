import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/**
 * The user's cache folder, shared by all windows and the command line. It holds answers of online sources, the times
 * of their next requests, copies of Zotero collections, and Node's compile cache (`keepCompiled.ts`). It may be deleted
 * at any time. `XDG_CACHE_HOME` moves it (XDG base directories).
 */
export function onlineFolder(): string {
  const { XDG_CACHE_HOME: cache, LOCALAPPDATA: local } = process.env;
  if (cache) return join(cache, "marginalia");
  if (process.platform === "win32" && local) return join(local, "marginalia", "cache");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "marginalia");
  return join(homedir(), ".cache", "marginalia");
}
