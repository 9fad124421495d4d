import type { FileCitations } from "../../core/scan/scanResult.ts";

/** What to scan: folders and single files. */
export interface ScanJob {
  readonly roots: readonly ScanRoot[];
  /** Globs as in `files.exclude`, relative to each root. */
  readonly excludes: readonly string[];
  /** Whether to read what files say about the papers they cite. */
  readonly withSayings?: boolean;
}

export interface ScanRoot {
  /** Absolute. */
  readonly folder: string;
  /** Put before reported paths: "" or ending in `/`. */
  readonly prefix: string;
  /** The only file of the folder to scan, whatever the ignore rules say; absent: all files below it. */
  readonly only?: string;
}

/** Files of one root, by their paths relative to it: the unit of work of a thread. */
export interface Batch {
  readonly root: number;
  readonly paths: readonly string[];
}

/** What a thread has done since its last report. */
export interface Report {
  files: number;
  bytes: number;
  readonly found: FileCitations[];
  readonly tooLarge: string[];
  readonly unreadable: { readonly path: string; readonly reason: string }[];
  /** Files that may be layers of a library: `.bib` files, and files in folders called `papers`. */
  readonly sources: string[];
}

export function newReport(): Report {
  return { files: 0, bytes: 0, found: [], tooLarge: [], unreadable: [], sources: [] };
}

/**
 * A scan's board: the numbers that its threads share. They divide the work (each thread takes the next free batch),
 * count progress, and say whether to stop.
 */
const slots = { taken: 0, made: 1, allMade: 2, cancelled: 3, helped: 4, filesMade: 5, filesRead: 6 };
type Slot = keyof typeof slots;

export function newBoard(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * Object.keys(slots).length));
}

export function readSlot(board: Int32Array, slot: Slot): number {
  return Atomics.load(board, slots[slot]);
}

/** Adds to a slot and returns the value before. */
export function addToSlot(board: Int32Array, slot: Slot, amount: number): number {
  const before = Atomics.add(board, slots[slot], amount);
  Atomics.notify(board, slots[slot]);
  return before;
}

/**
 * Sleeps until the slot's value is no longer `seen`, at most 50 ms. Must not be used in a thread that serves an
 * editor.
 */
export function waitForSlot(board: Int32Array, slot: Slot, seen: number): void {
  Atomics.wait(board, slots[slot], seen, 50);
}
