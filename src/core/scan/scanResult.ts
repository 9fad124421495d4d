import type { Saying } from "../beside/saying.ts";
import type { Citation } from "../citations/citation.ts";
import type { Declaration } from "../citations/declarations/declarations.ts";

/** What one file cites and declares; only files with either appear. */
export interface FileCitations {
  /** Relative to the folder of the scan, with `/`. */
  readonly file: string;
  readonly citations: readonly Citation[];
  readonly declarations?: readonly Declaration[];
  /** What it says about the papers that it cites; absent if that is nothing or was not asked for. */
  readonly sayings?: readonly Saying[];
}

/** A part of a scan's result, small enough to process without a noticeable pause. */
export interface ScanChunk {
  readonly found: readonly FileCitations[];
}

/** The summary of a scan. */
export interface ScanSummary {
  /** Text files read. */
  readonly files: number;
  /** Their bytes. */
  readonly bytes: number;
  /** Left out because of their size (`maxBytesOf`). */
  readonly tooLarge: readonly string[];
  /** Files and folders that could not be read (no permission, vanished, …), and why. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}
