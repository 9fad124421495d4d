import { parseArxivId } from "../ids/arxiv.ts";
import type { Citation } from "./citation.ts";

/** A version of a work on arXiv, and how many citations name it, as `2402.15627v2` does. */
export interface CitedVersion {
  readonly version: number;
  readonly times: number;
}

/** The versions that citations name, lowest first; empty if none names a version. */
export function citedVersions(citations: readonly Citation[]): readonly CitedVersion[] {
  const times = new Map<number, number>();
  for (const { target, raw } of citations) {
    const version = target.startsWith("arXiv:") ? parseArxivId(raw)?.version : undefined;
    if (version !== undefined) times.set(version, (times.get(version) ?? 0) + 1);
  }
  return [...times].sort(([a], [b]) => a - b).map(([version, count]) => ({ version, times: count }));
}
