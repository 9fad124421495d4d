import type { Citation } from "./citation.ts";

/** The arXiv id of a citation as it is written; that of a key that is one (`[@arxiv:1706.03762]`) without its label. */
export function writtenArxivId({ target, raw }: Pick<Citation, "target" | "raw">): string | undefined {
  return target.startsWith("arXiv:") ? raw.replace(/^arxiv:/i, "") : undefined;
}
