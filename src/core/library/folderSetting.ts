/**
 * The path of a library folder in its root, as a setting names it (`./docs/papers/`), with `/` between its parts and
 * none at its ends: file watchers understand no other. `undefined` where it names the root itself or leads out of it.
 */
export function libraryFolderPath(setting: string): string | undefined {
  const path = setting.trim();
  if (/^([\\/]|[A-Za-z]:)/.test(path)) return undefined;
  const parts = path.split(/[\\/]/).filter((part) => part !== "" && part !== ".");
  return parts.length === 0 || parts.includes("..") ? undefined : parts.join("/");
}
