import process from "node:process";
import { grouped } from "../core/text/grouped.ts";
import { terminalText } from "../core/text/terminalText.ts";
import type { Terminal } from "./command.ts";
import { reasonOf } from "./reason.ts";

/**
 * The terminal of this process. A closed pipe (`| head`) ends the process silently; any other write error (a full
 * disk) ends it with a message.
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

/** How long a scan runs before a bar is shown, in milliseconds. */
const quietMs = 500;
const everyMs = 80;
const cells = 24;

/** A progress bar on stderr, if that is a terminal: `[██████      ] 1,234 of 5,678 files`. */
export function progressBar(terminal: Pick<Terminal, "status">, unit = "files") {
  const began = performance.now();
  let shown = 0;
  return {
    show(done: number, total: number): void {
      const now = performance.now();
      if (now - began < quietMs || now - shown < everyMs || total === 0) return;
      shown = now;
      const full = Math.min(cells, Math.floor((done / total) * cells));
      terminal.status(
        `\r[${"█".repeat(full).padEnd(cells)}] ${grouped(done)} of ${grouped(total)} ${unit}\x1b[K`,
      );
    },
    clear(): void {
      if (shown > 0) terminal.status("\r\x1b[K");
    },
  };
}

/** Returns a function that escapes a text and, with `colour`, wraps it in an SGR code (ECMA-48, 8.3.117). */
export const painter =
  (colour: boolean) =>
  (codes: string, text: string): string =>
    colour ? `\x1b[${codes}m${terminalText(text)}\x1b[0m` : terminalText(text);
