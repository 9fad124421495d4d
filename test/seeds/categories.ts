import type { Category } from "../../src/core/paper.ts";

/** The branches of the tree in its order; the titles are those of `seed-metadata.yaml`. */
export const seedCategories: readonly Required<Category>[] = [
  {
    id: "distributed-training",
    title: "Distributed training systems",
    description: "Training one model on many machines: parallelism, communication, checkpoints, failures.",
  },
  {
    id: "memory-offload",
    title: "Memory-efficient training and offloading",
    description: "Training models that are larger than the GPU's memory, with CPU memory, SSDs and scheduling.",
  },
  {
    id: "large-batch",
    title: "Large-batch optimization and scaling",
    description: "Optimizers and recipes for very large batches, and what scaling data and models brings.",
  },
  {
    id: "tuning-privacy",
    title: "Fine-tuning and private learning",
    description: "Adapting large models with few parameters, and learning from data that stays private.",
  },
  {
    id: "kv-cache-long-context",
    title: "KV cache and long-context inference",
    description: "Keeping, compressing, quantizing and skipping the keys and values of long contexts.",
  },
  {
    id: "serving",
    title: "LLM serving and throughput",
    description: "Batching and scheduling of inference requests.",
  },
  {
    id: "hardware-power",
    title: "GPU performance and power",
    description: "What kernels and clusters cost in time and in watts.",
  },
  {
    id: "code-benchmarks",
    title: "Code-generation benchmarks",
    description: "How well models write kernels, applications, front ends and object-oriented code.",
  },
  {
    id: "long-form-benchmarks",
    title: "Long-context and long-form benchmarks",
    description: "How well models write long texts and use long ones.",
  },
  {
    id: "general-benchmarks",
    title: "General and domain evaluation of LLMs",
    description: "Reasoning, tools, finance and open-ended tasks, and how to measure them.",
  },
  {
    id: "science-models",
    title: "Foundation models for science",
    description: "Models of atoms and proteins.",
  },
];

/**
 * Other titles and names of the works, by arXiv id: those that a `note` of the metadata states as fact, and the short
 * names that the works' own abstracts give them. Not here: what the notes only suppose ("seems to be renamed
 * DomainCodeBench") and all that stands under `unverified`.
 */
export const seedAliases: Readonly<Record<string, readonly string[]>> = {
  "1904.00962": ["LAMB"],
  "2111.10050": ["BASIC"],
  "2206.04615": ["BIG-bench"],
  "2210.09261": ["BBH", "BIG-Bench Hard"],
  "2210.11078": [
    "AGVM",
    "Large-batch Optimization for Dense Visual Predictions: Training Faster R-CNN in 4.2 Minutes",
  ],
  "2403.06504": ["Fuyou"],
  "2406.12902": [
    "Can AI Beat Undergraduates in Entry-level Java Assignments? Benchmarking Large Language Models on JavaBench",
  ],
  "2407.12117": ["MEMO", "MEMO: Fine-grained Tensor Management For Ultra-long Context LLM Training"],
  "2409.17422": ["GemFilter"],
  "2412.18573": ["MultiCodeBench"],
  "2504.16438": ["POPri"],
  "2506.01686": ["DPA3"],
};
