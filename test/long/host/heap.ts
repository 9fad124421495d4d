import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What the objects of this process take after a collection, in megabytes. */
export function heapAfterCollection(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  // What only a finalizer held goes with the second.
  for (let n = 0; n < 2; n++) if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed / 1024 ** 2;
}
