import type { Span } from "./span.ts";

/**
 * The texts that a chain of changes has put in, where each change was made to the text after the one before: what was typed
 * in one place in several steps is one of them. Places are those in the text after all changes.
 */
export function joinedSpans(changes: readonly Span[]): readonly Span[] {
  let runs: { start: number; text: string }[] = [];
  for (const { start, end, text } of changes) {
    const grown = text.length - (end - start);
    let made = { start, text };
    const others: { start: number; text: string }[] = [];
    for (const run of runs) {
      const runEnd = run.start + run.text.length;
      if (runEnd < start) others.push(run);
      else if (run.start > end) others.push({ ...run, start: run.start + grown });
      else {
        const before = run.text.slice(0, Math.max(0, start - run.start));
        const after = run.text.slice(Math.min(run.text.length, Math.max(0, end - run.start)));
        made = { start: Math.min(made.start, run.start), text: before + made.text + after };
      }
    }
    runs = [...others, made].sort((a, b) => a.start - b.start);
  }
  return runs.map(({ start, text }) => ({ start, end: start, text }));
}
