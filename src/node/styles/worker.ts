// A thread that writes references in a citation style: a style of the user's may take its time.
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
