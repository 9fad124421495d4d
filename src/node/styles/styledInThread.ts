import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { ExportedPaper } from "../../core/bibliography/export/keptEntry.ts";
import type { StyledReferences } from "../../core/bibliography/styles/styledReferences.ts";

/** The input of the thread. */
export interface StyledTask {
  readonly papers: readonly ExportedPaper[];
  /** The text of a `.csl` file. */
  readonly style: string;
}

export type StyledAnswer = { readonly made: StyledReferences } | { readonly reason: string };

/**
 * Runs `styledReferences` in a separate thread, which is stopped by the signal. Rejects with the error of
 * `styledReferences`, or with the signal's reason.
 */
export function styledInThread(task: StyledTask, signal: AbortSignal): Promise<StyledReferences> {
  signal.throwIfAborted();
  // This file's bundle is in the same folder as the thread's.
  const worker = new Worker(join(__dirname, "stylesWorker.js"), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const made = new Promise<StyledReferences>((resolve, reject) => {
    worker.on("message", (answer: StyledAnswer) => {
      if ("made" in answer) resolve(answer.made);
      else reject(new Error(answer.reason));
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("the thread that writes references ended early")));
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return made.finally(() => worker.terminate());
}
