import { globSource } from "./glob.ts";

/** The defaults of VS Code's `files.exclude` and `search.exclude`: what the command line leaves out. */
export const defaultExcludes: readonly string[] = [
  "**/.git",
  "**/.svn",
  "**/.hg",
  "**/.DS_Store",
  "**/Thumbs.db",
  "**/node_modules",
  "**/bower_components",
  "**/*.code-search",
];

/**
 * The globs of settings like `files.exclude` and `search.exclude` that are switched on, a later setting over an
 * earlier one. A value other than true or false (`{ "when": … }`) hides a file only beside another one, so it is none.
 */
export function excludesOf(...settings: readonly Readonly<Record<string, unknown>>[]): string[] {
  return settings.flatMap((setting) => Object.keys(setting).filter((glob) => setting[glob] === true));
}

/** Whether a path (relative to the workspace folder), a file's or a folder's, is left out with all below it. */
export type Excludes = (path: string) => boolean;

export function compileExcludes(globs: readonly string[]): Excludes {
  const names = new Set([".git"]);
  const sources: string[] = [];
  for (const glob of globs) {
    // As VS Code does for excludes, `x/**` and `x/` mean the folder itself.
    const trimmed = glob.replace(/(?:\/(?:\*\*)?)+$/, "").replace(/^\.?\//, "");
    if (trimmed === "") continue;
    const name = /^\*\*\/([^*?[\]{}/]+)$/.exec(trimmed)?.[1];
    if (name === undefined) sources.push(globSource(trimmed));
    else names.add(name);
  }
  const expression = sources.length === 0 ? undefined : new RegExp(`^(?:${sources.join("|")})$`, "s");
  return (path) => names.has(path.slice(path.lastIndexOf("/") + 1)) || expression?.test(path) === true;
}
