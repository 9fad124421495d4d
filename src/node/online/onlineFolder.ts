import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/**
 * The folder of caches of this user's machine, which every window and the command line share: answers of sources, and
 * whose turn it is to ask. It may be deleted at any time. `XDG_CACHE_HOME` moves it, as the XDG base directories say.
 */
export function onlineFolder(): string {
  const { XDG_CACHE_HOME: cache, LOCALAPPDATA: local } = process.env;
  if (cache) return join(cache, "marginalia");
  if (process.platform === "win32" && local) return join(local, "marginalia", "cache");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "marginalia");
  return join(homedir(), ".cache", "marginalia");
}
