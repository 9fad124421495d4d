/** One changed stretch of a text: what stood from `start` to `end` (UTF-16 offsets, end exclusive) is now `text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The one span that leads from a text to another; `undefined` where they are equal. Never cuts a surrogate pair. */
export function spanBetween(before: string, after: string): Span | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** The text after the change. Throws where the span does not lie in the text. */
export function applySpan(text: string, span: Span): string {
  if (span.start < 0 || span.end < span.start || span.end > text.length) {
    throw new RangeError(`no span ${span.start}–${span.end} in a text of ${text.length}`);
  }
  return text.slice(0, span.start) + span.text + text.slice(span.end);
}

/**
 * `ours`, made for a text, as it is to be applied after `theirs`, made for the same text. Where both change the same
 * stretch, the texts of both are kept: what both take away goes, what either of them wrote stays.
 */
export function shiftSpan(ours: Span, theirs: Span): Span {
  const grown = theirs.text.length - (theirs.end - theirs.start);
  // What they wrote ends here in the new text.
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

/** Our version of a base text, carried over to their version of it. */
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
