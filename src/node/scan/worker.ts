import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Batch, Report, ScanJob } from "./scanJob.ts";
import { addToSlot } from "./scanJob.ts";
import { leadScan, readShare } from "./scanShare.ts";

/** What a scanning thread is given as its `workerData`. */
export type WorkerTask =
  /** Finds the files, hands batches to the helpers, and reads its share. */
  | {
      readonly task: "lead";
      readonly job: ScanJob;
      readonly board: Int32Array;
      readonly helpers: readonly MessagePort[];
    }
  /** Reads a share of the batches that come through the port. */
  | {
      readonly task: "help";
      readonly job: ScanJob;
      readonly board: Int32Array;
      readonly batches: MessagePort;
    };

/** What a scanning thread says to the one that started it. */
export type WorkerMessage = { readonly report: Report } | { readonly end: true };

// Our own side made the data, in the same build; it is no input from outside.
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
    // Batches come in order, each before the board says that it is made; those that others took are dropped here.
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
