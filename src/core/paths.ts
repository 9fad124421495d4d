/** The path from a folder to a file, both with `/` and from the same root: `../src/train.py`. */
export function relativePath(folder: string, file: string): string {
  const from = folder.split("/").filter((part) => part !== "");
  const to = file.split("/").filter((part) => part !== "");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

/** Resolves a relative path from a folder; `undefined` if it leads out of the root. */
export function resolvedPath(folder: string, relative: string): string | undefined {
  const parts = folder.split("/").filter((part) => part !== "");
  for (const part of relative.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return `/${parts.join("/")}`;
}

/**
 * The path of a library folder within its root, from a setting such as `./docs/papers/`: with `/` between the
 * parts and none at the ends, the only form that file watchers understand. `undefined` if the setting names
 * the root itself or leads out of it.
 */
export function libraryFolderPath(setting: string): string | undefined {
  const path = setting.trim();
  if (/^([\\/]|[A-Za-z]:)/.test(path)) return undefined;
  const parts = path.split(/[\\/]/).filter((part) => part !== "" && part !== ".");
  return parts.length === 0 || parts.includes("..") ? undefined : parts.join("/");
}
