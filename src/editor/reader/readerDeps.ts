import type { Services } from "../services.ts";

/** The services that the reader needs. */
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
