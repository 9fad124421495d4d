import { availableParallelism } from "node:os";
import { join } from "node:path";
import { MessageChannel, Worker } from "node:worker_threads";
import { sayingReader } from "../../core/beside/sayingReader.ts";
import { scanFile } from "../../core/scan/scanBytes.ts";
import type { ScanChunk, ScanSummary } from "../../core/scan/scanResult.ts";
import { slicedScan } from "../../core/scan/slicedScan.ts";
import { nodeFiles } from "../files.ts";
import { addToSlot, newBoard, type Report, type ScanJob } from "./scanJob.ts";
import type { WorkerMessage, WorkerTask } from "./worker.ts";

export interface ScanFolderOptions {
  /** Absolute. */
  readonly folder: string;
  /** Globs as in `files.exclude`; `excludesOf` makes them from settings. */
  readonly excludes: readonly string[];
  readonly signal?: AbortSignal;
  /** Called with each part of the result. If threads fail midway, files may be reported twice. */
  readonly onChunk: (chunk: ScanChunk) => void;
  /** The folder with `worker.js`. */
  readonly product: string;
  /** By default up to 4, but not more than the machine has. */
  readonly threads?: number;
}

/**
 * Scans a folder in worker threads, for editors: the calling thread only collects results and never blocks. If threads
 * are not available, scans in slices of the calling thread (`slicedScan`). Ends without an error when aborted.
 */
export async function scanFolder(options: ScanFolderOptions): Promise<ScanSummary> {
  try {
    return await scanInThreads(options);
  } catch {
    const scan = slicedScan(nodeFiles(options.folder), {
      ...options,
      scanFile,
      readSayings: sayingReader(),
    });
    for (;;) {
      const step = await scan.next();
      if (step.done === true) return step.value;
      options.onChunk(step.value);
    }
  }
}

async function scanInThreads(options: ScanFolderOptions): Promise<ScanSummary> {
  const { folder, excludes, signal, onChunk, product } = options;
  const job: ScanJob = { roots: [{ folder, prefix: "" }], excludes, withSayings: true };
  const board = newBoard();
  const totals = newTotals();
  const channels = Array.from({ length: threadCount(options.threads) - 1 }, () => new MessageChannel());
  const tasks: WorkerTask[] = [
    { task: "lead", job, board, helpers: channels.map((channel) => channel.port1) },
    ...channels.map((channel) => ({ task: "help", job, board, batches: channel.port2 }) as const),
  ];
  const cancel = () => addToSlot(board, "cancelled", 1);
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted === true) cancel();
  const threads = tasks.map((task) =>
    startThread(product, task, (report) => {
      totals.add(report);
      onChunk({ found: report.found });
    }),
  );
  try {
    await Promise.all(threads.map((thread) => thread.ended));
  } finally {
    cancel();
    signal?.removeEventListener("abort", cancel);
    for (const thread of threads) void thread.worker.terminate();
  }
  return totals.summary();
}

/** How many threads to use: the wanted number, but not more than the machine has. */
export function threadCount(wanted = 4): number {
  return Math.max(1, Math.min(wanted, availableParallelism()));
}

/** Starts `worker.js`. `ended` resolves when the task is done, and rejects if the thread fails or ends early. */
export function startThread(
  product: string,
  task: WorkerTask,
  onReport: (report: Report) => void,
): { readonly worker: Worker; readonly ended: Promise<void> } {
  const transferList = task.task === "lead" ? [...task.helpers] : [task.batches];
  const worker = new Worker(join(product, "worker.js"), {
    workerData: task,
    transferList,
    // The texts of files are short-lived; a large young generation makes garbage collection rare.
    resourceLimits: { maxYoungGenerationSizeMb: 48 },
  });
  const ended = new Promise<void>((resolve, reject) => {
    worker.on("message", (message: WorkerMessage) => {
      if ("report" in message) onReport(message.report);
      else resolve();
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`A scanning thread ended early (${code}).`)));
  });
  // A caller that does not await `ended` must not get an unhandled rejection.
  ended.catch(() => undefined);
  return { worker, ended };
}

/** Makes counters that add up the reports of all threads. */
export function newTotals() {
  let [files, bytes] = [0, 0];
  const [tooLarge, unreadable, sources]: [string[], { path: string; reason: string }[], string[]] = [
    [],
    [],
    [],
  ];
  return {
    add: (report: Report) => {
      files += report.files;
      bytes += report.bytes;
      for (const path of report.tooLarge) tooLarge.push(path);
      for (const file of report.unreadable) unreadable.push(file);
      for (const path of report.sources) sources.push(path);
    },
    summary: () => ({ files, bytes, tooLarge, unreadable, sources }),
  };
}
