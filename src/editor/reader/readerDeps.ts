import type { Services } from "../services.ts";

/** What the reader is built from. */
export type ReaderDeps = Pick<
  Services,
  | "extensionUri"
  | "log"
  | "search"
  | "host"
  | "library"
  | "index"
  | "documents"
  | "libraryFiles"
  | "workspaceScan"
  | "paperFiles"
>;
