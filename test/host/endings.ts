// Ends what this process started when it ends, whether by itself or by a signal.
type End = () => void;

const ends = new Set<End>();
let watching = false;

/** Calls `end` (synchronous, may be called more than once) when this process ends. Returns a function to cancel it. */
export function endWithProcess(end: End): () => void {
  ends.add(end);
  watch();
  return () => ends.delete(end);
}

function endAll(): void {
  for (const end of [...ends].reverse()) {
    try {
      end();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  }
  ends.clear();
}

function watch(): void {
  if (watching) return;
  watching = true;
  process.on("exit", endAll);
  for (const [signal, number] of [
    ["SIGHUP", 1],
    ["SIGINT", 2],
    ["SIGTERM", 15],
  ] as const) {
    process.on(signal, () => {
      endAll();
      process.exit(128 + number);
    });
  }
}

/** Runs a program. If it throws, prints the message (with MARGINALIA_DEBUG, the stack) and exits with code 1. */
export function runEntry(entry: () => Promise<number>): void {
  entry().then(
    (code) => process.exit(code),
    (error: unknown) => {
      const stack = error instanceof Error && process.env.MARGINALIA_DEBUG ? error.stack : undefined;
      console.error(stack ?? (error instanceof Error ? error.message : String(error)));
      process.exit(1);
    },
  );
}
