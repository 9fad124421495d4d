import { arxivProblem } from "../../ids/impossibleArxivId.ts";
import type { PaperId } from "../../paperId.ts";

/** Whether registries are asked about an id: not about a citekey, nor about what cannot exist, as the usual check reports. */
export const canBeAsked = (id: PaperId): boolean =>
  !id.startsWith("key:") &&
  !(id.startsWith("arXiv:") && arxivProblem(id.slice("arXiv:".length)) !== undefined);
