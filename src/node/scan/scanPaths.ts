import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { FileCitations, ScanSummary } from "../../core/scan/scanResult.ts";
import { newTotals, startThread, threadCount } from "./scanFolder.ts";
import { addToSlot, type Batch, newBoard, type Report, readSlot, type ScanJob } from "./scanJob.ts";
import { leadScan } from "./scanShare.ts";

export interface PathsScan extends ScanSummary {
  readonly found: readonly FileCitations[];
  /** Files that may be layers of a library. */
  readonly sources: readonly string[];
}

/** With fewer files, a second thread takes as long to start as it saves. */
const filesForHelp = 1500;

/**
 * Scans for the command line, which has nothing else to do: the calling thread leads and reads too, and blocks until
 * done, so that a small tree needs no other thread. Others help if there is enough to do.
 */
export async function scanPaths(
  job: ScanJob,
  options: {
    readonly product: string;
    readonly threads?: number;
    readonly onProgress?: (board: Int32Array) => void;
  },
): Promise<PathsScan> {
  const board = newBoard();
  const totals = newTotals();
  const found = new Map<string, FileCitations>();
  const take = (report: Report) => {
    totals.add(report);
    for (const file of report.found) found.set(file.file, file);
    options.onProgress?.(board);
  };
  const early: Batch[] = [];
  const ports: MessagePort[] = [];
  const helpers: ReturnType<typeof startThread>[] = [];
  const share = (batch: Batch) => {
    if (helpers.length > 0) for (const port of ports) port.postMessage(batch);
    else early.push(batch);
    if (helpers.length > 0 || readSlot(board, "filesMade") < filesForHelp) return;
    for (let count = threadCount(options.threads) - 1; count > 0; count--) {
      const { port1, port2 } = new MessageChannel();
      for (const one of early) port1.postMessage(one);
      ports.push(port1);
      helpers.push(startThread(options.product, { task: "help", job, board, batches: port2 }, take));
    }
  };
  leadScan({ job, board, share, report: take });
  // A helper that has not started by now will find nothing to do, so it is not awaited.
  try {
    if (readSlot(board, "helped") > 0) await Promise.all(helpers.map((helper) => helper.ended));
  } catch (error) {
    if (options.threads === 1) throw error;
    // It is unknown what a failed thread had taken, so everything is read again without threads.
    return await scanPaths(job, { ...options, threads: 1 });
  } finally {
    addToSlot(board, "cancelled", 1);
    for (const port of ports) port.close();
    for (const helper of helpers) void helper.worker.terminate();
  }
  return { ...totals.summary(), found: [...found.values()] };
}
