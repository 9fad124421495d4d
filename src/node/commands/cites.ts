import type { Command } from "../command.ts";

/** `cites PATH…`: every paper that the files below the paths cite, and where. */
export const cites: Command = {
  name: "cites",
  operands: "PATH…",
  minOperands: 1,
  summary: "Every paper that the files below the paths cite, and where",
  formats: ["text", "json"],
  run: async () => 0,
};
