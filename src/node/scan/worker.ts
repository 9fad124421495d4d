import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Batch, Report, ScanJob } from "./scanJob.ts";
import { addToSlot } from "./scanJob.ts";
import { leadScan, readShare } from "./scanShare.ts";

/** The `workerData` of a scanning thread. */
export type WorkerTask =
  /** Finds the files, sends batches to the helpers, and reads its share. */
  | {
      readonly task: "lead";
      readonly job: ScanJob;
      readonly board: Int32Array;
      readonly helpers: readonly MessagePort[];
    }
  /** Reads a share of the batches that arrive through the port. */
  | {
      readonly task: "help";
      readonly job: ScanJob;
      readonly board: Int32Array;
      readonly batches: MessagePort;
    };

/** A message from a scanning thread to the one that started it. */
export type WorkerMessage = { readonly report: Report } | { readonly end: true };

// Made by our own code in the same build, so it needs no validation.
const task: WorkerTask = workerData;
const say = (message: WorkerMessage) => parentPort?.postMessage(message);
const report = (part: Report) => say({ report: part });

if (task.task === "lead") {
  const { job, board, helpers } = task;
  const share = (batch: Batch) => {
    for (const helper of helpers) helper.postMessage(batch);
  };
  leadScan({ job, board, share, report });
} else {
  const { job, board, batches } = task;
  addToSlot(board, "helped", 1);
  let received = 0;
  readShare({
    job,
    board,
    report,
    // Batches arrive in order, each before the board counts it; those that others took are skipped here.
    batchAt: (index) => {
      for (;;) {
        const message: { message: Batch } | undefined = receiveMessageOnPort(batches);
        if (message === undefined) return undefined;
        if (received++ === index) return message.message;
      }
    },
  });
}
say({ end: true });
