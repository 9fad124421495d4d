import { sayingReader } from "../../core/beside/sayingReader.ts";
import { mayBeSource } from "../../core/library/fileKinds.ts";
import { scanFile } from "../../core/scan/scanBytes.ts";
import { reasonOf } from "../reason.ts";
import { textReader, toText } from "../textReader.ts";
import {
  addToSlot,
  type Batch,
  newReport,
  type Report,
  readSlot,
  type ScanJob,
  waitForSlot,
} from "./scanJob.ts";
import { walk } from "./walk.ts";

/** How many files a batch has: enough to make dividing cheap, few enough that threads finish at about the same time. */
const batchFiles = 48;
/** A report is sent when it has this many citations … */
const reportCitations = 200;
/** … or is this old, in milliseconds. */
const reportAge = 50;

export interface LeadOptions {
  readonly job: ScanJob;
  readonly board: Int32Array;
  /** Sends a batch to the helping threads. */
  readonly share: (batch: Batch) => void;
  readonly report: (report: Report) => void;
}

/** Runs the first thread of a scan: finds the files, then reads its share. Returns when no batch is left. */
export function leadScan({ job, board, share, report }: LeadOptions): void {
  const batches: Batch[] = [];
  const own = newReport();
  const make = (root: number, paths: readonly string[]) => {
    for (let at = 0; at < paths.length; at += batchFiles) {
      const batch = { root, paths: paths.slice(at, at + batchFiles) };
      batches.push(batch);
      addToSlot(board, "filesMade", batch.paths.length);
      share(batch);
      addToSlot(board, "made", 1);
    }
  };
  // Named paths may overlap, but each file is read once, even an ignored file that was named itself.
  const named = new Set<string>();
  const isNew = (file: string) =>
    job.roots.length === 1 || (!named.has(file) && named.add(file) !== undefined);
  for (const [index, root] of job.roots.entries()) {
    if (root.only !== undefined) {
      if (!isNew(root.prefix + root.only)) continue;
      if (mayBeSource(root.only)) own.sources.push(root.prefix + root.only);
      make(index, [root.only]);
      continue;
    }
    let waiting: string[] = [];
    walk(root.folder, {
      excludes: job.excludes,
      onFiles: (paths) => {
        for (const path of paths) {
          if (!isNew(root.prefix + path)) continue;
          waiting.push(path);
          if (mayBeSource(path)) own.sources.push(root.prefix + path);
        }
        if (waiting.length >= batchFiles) {
          make(index, waiting);
          waiting = [];
        }
        return readSlot(board, "cancelled") === 0;
      },
      onUnreadable: (path, reason) => own.unreadable.push({ path: root.prefix + path, reason }),
    });
    make(index, waiting);
  }
  addToSlot(board, "allMade", 1);
  addToSlot(board, "made", 0);
  report(own);
  readShare({ job, board, report, batchAt: (index) => batches[index] });
}

export interface ShareOptions {
  readonly job: ScanJob;
  readonly board: Int32Array;
  readonly report: (report: Report) => void;
  /** The batch with this number, if it has been made. */
  readonly batchAt: (index: number) => Batch | undefined;
}

/** Takes and reads batches until none is left or the scan is cancelled. */
export function readShare({ job, board, report, batchAt }: ShareOptions): void {
  const read = textReader();
  const readSayings = job.withSayings ? sayingReader() : undefined;
  let [current, citations, since] = [newReport(), 0, performance.now()];
  while (readSlot(board, "cancelled") === 0) {
    const index = addToSlot(board, "taken", 1);
    const batch = awaitBatch(board, index) ? batchAt(index) : undefined;
    if (batch === undefined) break;
    const root = job.roots[batch.root];
    if (root === undefined) break;
    for (const path of batch.paths) {
      const name = root.prefix + path;
      try {
        const result = read(`${root.folder}/${path}`);
        if (result.kind === "tooLarge") current.tooLarge.push(name);
        if (result.kind !== "text") continue;
        current.files++;
        current.bytes += result.bytes.length;
        addToSlot(board, "filesRead", 1);
        const found = scanFile(result.bytes, result.encoding, path, name, { toText, readSayings });
        if (found !== undefined) current.found.push(found);
        citations += found?.citations.length ?? 0;
      } catch (error) {
        current.unreadable.push({ path: name, reason: reasonOf(error) });
      }
      if (citations < reportCitations && performance.now() - since < reportAge) continue;
      report(current);
      [current, citations, since] = [newReport(), 0, performance.now()];
      if (readSlot(board, "cancelled") !== 0) break;
    }
  }
  report(current);
}

/** Whether a batch with this number exists; waits while batches are still being made. */
function awaitBatch(board: Int32Array, index: number): boolean {
  for (;;) {
    // Read in this order, because `allMade` is set after the last batch.
    const allMade = readSlot(board, "allMade") !== 0;
    const made = readSlot(board, "made");
    if (index < made) return true;
    if (allMade || readSlot(board, "cancelled") !== 0) return false;
    waitForSlot(board, "made", made);
  }
}
