import ignore from "ignore";

/** The rules of one `.gitignore` (gitignore(5)). */
export interface Gitignore {
  /** What the last matching rule says of a path relative to the file's folder; `undefined`: no rule matches. */
  decide(path: string, isFolder: boolean): "ignored" | "kept" | undefined;
}

/** Reads a `.gitignore`; its rules are matched by the package `ignore`, case-sensitively as Git does by default. */
export function parseGitignore(text: string): Gitignore {
  const rules = ignore({ ignorecase: false }).add(text);
  return {
    decide(path, isFolder) {
      const { ignored, unignored } = rules.test(isFolder ? `${path}/` : path);
      return ignored ? "ignored" : unignored ? "kept" : undefined;
    },
  };
}
