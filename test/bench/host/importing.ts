// What one measures of an import and how it comes back from the window; shared by the two sides.
import { array, type InferOutput, number, strictObject, string } from "valibot";

/** Milliseconds. */
const figures = strictObject({ p95: number(), longest: number() });

const phase = strictObject({
  name: string(),
  ms: number(),
  /** Standstills of the event loop, whoever caused them. */
  blocks: figures,
  /** How long our bundles ran in each of them. */
  own: figures,
});

export const importing = strictObject({
  /** How many paper files there are at the end. */
  papers: number(),
  seconds: number(),
  cpuSeconds: number(),
  phases: array(phase),
});

export type Importing = InferOutput<typeof importing>;
