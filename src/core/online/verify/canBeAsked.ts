import { arxivProblem } from "../../ids/impossibleArxivId.ts";
import type { PaperId } from "../../paperId.ts";

/**
 * Whether registries are asked about an id: not a citekey, nor a malformed arXiv id, which the offline check reports.
 */
export const canBeAsked = (id: PaperId): boolean =>
  !id.startsWith("key:") &&
  !(id.startsWith("arXiv:") && arxivProblem(id.slice("arXiv:".length)) !== undefined);
