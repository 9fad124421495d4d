import type { Excludes } from "./excludes.ts";
import type { Gitignore } from "./gitignore.ts";

/** The ignore rules that hold in a folder: its own `.gitignore` and, through `parent`, those of the folders above. */
export interface IgnoreScope {
  readonly rules: Gitignore;
  /** How much of a path of the scan is cut off to be relative to the rules' folder. */
  readonly cut: number;
  /** For rules of folders above the scan's: the way down from theirs to the scan's, ending in `/`; else "". */
  readonly down: string;
  readonly parent: IgnoreScope | undefined;
}

/**
 * Whether a file or folder of a scan is left out, its parents taken for kept: the innermost file with a matching rule
 * decides (a file in an ignored folder cannot be taken back, so a walk never gets there).
 */
export function isLeftOut(
  path: string,
  isFolder: boolean,
  scope: IgnoreScope | undefined,
  excludes: Excludes,
): boolean {
  if (excludes(path)) return true;
  for (let at = scope; at !== undefined; at = at.parent) {
    const decision = at.rules.decide(at.down + path.slice(at.cut), isFolder);
    if (decision !== undefined) return decision === "ignored";
  }
  return false;
}
