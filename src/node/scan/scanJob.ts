import type { FileCitations } from "../../core/scan/scanResult.ts";

/** What to scan: folders, and single files. */
export interface ScanJob {
  readonly roots: readonly ScanRoot[];
  /** Globs as of `files.exclude`, relative to each root. */
  readonly excludes: readonly string[];
  /** Whether to read what files say of what they cite. */
  readonly withSayings?: boolean;
}

export interface ScanRoot {
  /** Absolute. */
  readonly folder: string;
  /** Goes before the paths that are reported: "" or ending in `/`. */
  readonly prefix: string;
  /** The one file of the folder to scan, whatever the ignore rules say; absent: all below it. */
  readonly only?: string;
}

/** Some files of one root, by their paths relative to it: what one thread takes at a time. */
export interface Batch {
  readonly root: number;
  readonly paths: readonly string[];
}

/** What one thread did since its last report. */
export interface Report {
  files: number;
  bytes: number;
  readonly found: FileCitations[];
  readonly tooLarge: string[];
  readonly unreadable: { readonly path: string; readonly reason: string }[];
  /** Files that a library may be read from: `.bib`, and what stands in a folder called `papers`. */
  readonly sources: string[];
}

export function newReport(): Report {
  return { files: 0, bytes: 0, found: [], tooLarge: [], unreadable: [], sources: [] };
}

/**
 * A scan's board, the few numbers that its threads share: how the work is divided (each takes the next batch that none
 * has taken), how far it is, and whether it is to end.
 */
const slots = { taken: 0, made: 1, allMade: 2, cancelled: 3, helped: 4, filesMade: 5, filesRead: 6 };
type Slot = keyof typeof slots;

export function newBoard(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * Object.keys(slots).length));
}

export function readSlot(board: Int32Array, slot: Slot): number {
  return Atomics.load(board, slots[slot]);
}

/** Adds and returns the number before. */
export function addToSlot(board: Int32Array, slot: Slot, amount: number): number {
  const before = Atomics.add(board, slots[slot], amount);
  Atomics.notify(board, slots[slot]);
  return before;
}

/** Sleeps until the slot has another value than `seen`, for 50 ms at most. Not for a thread that serves an editor. */
export function waitForSlot(board: Int32Array, slot: Slot, seen: number): void {
  Atomics.wait(board, slots[slot], seen, 50);
}
