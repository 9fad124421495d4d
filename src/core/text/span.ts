/** One replacement in a text: the range `start` to `end` (UTF-16 offsets, end exclusive) becomes `text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where two texts differ: `start` to `oldEnd` in the first became `start` to `newEnd` in the second. */
export interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The shortest single edit that turns `before` into `after`; it covers all places that differ. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  const start = sameUntil(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const tail = sameUntil(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      after.slice(after.length - to, after.length - from),
  );
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/** Texts are first compared in pieces of so many characters, many times as fast as one by one. */
const piece = 1 << 18;

/** The greatest length, at most `most`, up to which the texts are the same. */
function sameUntil(most: number, isSame: (from: number, to: number) => boolean): number {
  let at = 0;
  for (let step = piece; step >= 1; step = step >> 3)
    while (at + step <= most && isSame(at, at + step)) at += step;
  return at;
}

/** The single replacement that turns `before` into `after`; `undefined` if they are equal. Never splits a surrogate pair. */
export function spanBetween(before: string, after: string): Span | undefined {
  if (before === after) return undefined;
  const edit = editBetween(before, after);
  const start = edit.start - (isHighSurrogate(before.charCodeAt(edit.start - 1)) ? 1 : 0);
  const grow = isLowSurrogate(before.charCodeAt(edit.oldEnd)) ? 1 : 0;
  return { start, end: edit.oldEnd + grow, text: after.slice(start, edit.newEnd + grow) };
}

/** Applies a replacement. Throws a `RangeError` if the span is not within the text. */
export function applySpan(text: string, span: Span): string {
  if (span.start < 0 || span.end < span.start || span.end > text.length) {
    throw new RangeError(`no span ${span.start}–${span.end} in a text of ${text.length}`);
  }
  return text.slice(0, span.start) + span.text + text.slice(span.end);
}

/**
 * Moves `ours` so that it can be applied after `theirs`; both were made for the same text. Where they overlap, text that
 * both delete is deleted and text that either inserted is kept.
 */
export function shiftSpan(ours: Span, theirs: Span): Span {
  const grown = theirs.text.length - (theirs.end - theirs.start);
  // The end of their inserted text.
  const after = theirs.start + theirs.text.length;
  if (ours.start >= theirs.end) {
    return { start: ours.start + grown, end: ours.end + grown, text: ours.text };
  }
  if (ours.end <= theirs.start) return ours;
  const startsBefore = ours.start < theirs.start;
  if (ours.end > theirs.end) {
    const end = ours.end + grown;
    return startsBefore
      ? { start: ours.start, end, text: ours.text + theirs.text }
      : { start: after, end, text: ours.text };
  }
  return startsBefore
    ? { start: ours.start, end: theirs.start, text: ours.text }
    : { start: after, end: after, text: ours.text };
}

/** Applies the change from `base` to `ours` to `theirs` (a three-way merge). */
export function rebase(base: string, theirs: string, ours: string): string {
  const change = spanBetween(base, ours);
  if (change === undefined) return theirs;
  const foreign = spanBetween(base, theirs);
  return foreign === undefined ? ours : applySpan(theirs, shiftSpan(change, foreign));
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * The texts that a chain of changes inserted, each change made to the result of the one before. What was typed in one
 * place in several steps is joined. Offsets are those in the text after all changes.
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
