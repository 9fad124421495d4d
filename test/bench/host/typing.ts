// What one measures at each key and how it comes back from the window; shared by the two sides.
import { array, type InferOutput, number, record, strictObject, string } from "valibot";

const perKey = array(number());

/** One number a key, in milliseconds. */
export const typing = strictObject({
  /** The longest standstill of the event loop, whoever caused it. */
  blocks: perKey,
  /** Samples with a frame of our bundles: all of them, and the longest run without another's in between. */
  own: perKey,
  /** The same, without the gaps in which others had the processor. */
  ownRunning: perKey,
  ownLongest: perKey,
  /** From asking VS Code for a provider's answers to having them, the way through the window included. */
  providers: record(string(), perKey),
});

export const phases = strictObject({ burst: typing, settled: typing });

export type Typing = InferOutput<typeof typing>;
export type Phases = InferOutput<typeof phases>;
