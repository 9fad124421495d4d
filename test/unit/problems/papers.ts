import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import type { SourceKind } from "../../../src/core/library/source.ts";
import type { PaperLookup } from "../../../src/core/problems/paperLookup.ts";

/** A paper of a test's library: key, arXiv id, title, other titles. */
export function paper(
  citekey: string,
  arxiv: string,
  title: string,
  aliases: readonly string[] = [],
  kind: SourceKind = "seeds",
): LibraryPaper {
  return {
    citekey,
    title,
    aliases,
    arxiv,
    id: `arXiv:${arxiv}`,
    ids: [`arXiv:${arxiv}`, `key:${citekey}`],
    citekeys: [citekey],
    origins: [{ file: `${citekey}.md`, kind, line: 0 }],
    fieldOrigins: {},
  };
}

export function lookup(...papers: readonly LibraryPaper[]): PaperLookup {
  return { papers, find: (id) => papers.find((one) => one.ids.includes(id)) };
}

/** A handful of the seeds, as the title checks see them. */
export const seeds = [
  paper(
    "jiang2024megascale",
    "2402.15627",
    "MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs",
  ),
  paper("liu2024kivi", "2402.02750", "KIVI: A Tuning-Free Asymmetric 2bit Quantization for KV Cache"),
  paper(
    "you2019large",
    "1904.00962",
    "Large Batch Optimization for Deep Learning: Training BERT in 76 minutes",
    ["LAMB"],
  ),
  paper(
    "rajbhandari2021zero",
    "2104.07857",
    "ZeRO-Infinity: Breaking the GPU Memory Wall for Extreme Scale Deep Learning",
  ),
  paper(
    "agrawal2023sarathi",
    "2308.16369",
    "SARATHI: Efficient LLM Inference by Piggybacking Decodes with Chunked Prefills",
  ),
  paper("pham2021combined", "2111.10050", "Combined Scaling for Zero-shot Transfer Learning"),
  paper(
    "han2024parameter",
    "2403.14608",
    "Parameter-Efficient Fine-Tuning for Large Models: A Comprehensive Survey",
  ),
];
