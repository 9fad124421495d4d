import type { Citation } from "./citation.ts";

/**
 * The arXiv id of a citation as it is written: of a key that is one (`[@arxiv:1706.03762]`) without its label, with the
 * archive that stands elsewhere in its address (`PS_cache/hep-th/pdf/9711/9711200`).
 */
export function writtenArxivId({ target, raw }: Pick<Citation, "target" | "raw">): string | undefined {
  if (!target.startsWith("arXiv:")) return undefined;
  const written = raw.replace(/^arxiv:/i, "").replace(/%2f/gi, "/");
  const archive = target.slice("arXiv:".length, target.indexOf("/") + 1);
  return written.includes("/") ? written : archive + written;
}
