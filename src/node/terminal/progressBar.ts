import type { Terminal } from "../command.ts";

/** A scan shorter than this shows no bar, in milliseconds. */
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
      const count = (some: number) => some.toLocaleString("en");
      terminal.status(
        `\r[${"█".repeat(full).padEnd(cells)}] ${count(done)} of ${count(total)} ${unit}\x1b[K`,
      );
    },
    clear(): void {
      if (shown > 0) terminal.status("\r\x1b[K");
    },
  };
}
