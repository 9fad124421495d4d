// A thread that formats references in a citation style: a user's own style may be slow.
import { parentPort, workerData } from "node:worker_threads";
import { reasonOf } from "../../core/text/reasonOf.ts";
import { loadBundle } from "../bundles.ts";
import type { StyledAnswer, StyledTask } from "./styledInThread.ts";

const { papers, style }: StyledTask = workerData;

function answer(): StyledAnswer {
  try {
    return { made: loadBundle(__dirname, "styles").styledReferences(papers, style) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

parentPort?.postMessage(answer());
