// The measurements of an import, as the module in the window writes them and the bench reads them.
import { array, type InferOutput, number, strictObject, string } from "valibot";

/** In milliseconds. */
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
  /** The number of paper files at the end. */
  papers: number(),
  seconds: number(),
  cpuSeconds: number(),
  phases: array(phase),
});

export type Importing = InferOutput<typeof importing>;
