import process from "node:process";
import { terminalText } from "../../core/text/terminalText.ts";
import type { Terminal } from "../command.ts";
import { reasonOf } from "../reason.ts";

/**
 * The terminal of this process. A closed pipe (`| head`) ends the process quietly, any other failure to write (a full disk)
 * with a sentence.
 */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit();
      if (stream === process.stdout)
        process.stderr.write(`marginalia: The output cannot be written: ${reasonOf(error)}.\n`);
      process.exit(2);
    });
  const { NO_COLOR: noColour, TERM: term } = process.env;
  return {
    out: (text) => {
      process.stdout.write(text);
    },
    warn: (sentence) => {
      process.stderr.write(`marginalia: ${terminalText(sentence)}\n`);
    },
    status: (text) => {
      if (process.stderr.isTTY) process.stderr.write(text);
    },
    colour: process.stdout.isTTY === true && !noColour && term !== "dumb",
  };
}
