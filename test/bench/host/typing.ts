// The measurements of typing, as the module in the window writes them and the bench reads them.
import { array, type InferOutput, number, record, strictObject, string } from "valibot";

const perKey = array(number());

/** One number per key, in milliseconds. */
export const typing = strictObject({
  /** The longest standstill of the event loop, whoever caused it. */
  blocks: perKey,
  /** The time in our bundles, from samples; `ownLongest` is the longest part without other code in between. */
  own: perKey,
  /** The same, without gaps in which other processes had the processor. */
  ownRunning: perKey,
  ownLongest: perKey,
  /** From asking VS Code for a provider's answers until they arrive, including the way through the window. */
  providers: record(string(), perKey),
});

export const phases = strictObject({ burst: typing, settled: typing });

export type Typing = InferOutput<typeof typing>;
export type Phases = InferOutput<typeof phases>;
