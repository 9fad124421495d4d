/**
 * Matches a line end within a comment or a text: the blanks around it and the comment mark of the next line.
 */
export const lineBreak = /[ \t]*(?:\r\n?|\n)[ \t]*(?:\/\/[/!]?|#+'?|\*|%+|--+|;+|!|>|\.\.(?= ))?[ \t]*/y;

/** The start of the line that contains `at`. */
export function lineStart(text: string, at: number): number {
  if (at < 1) return 0;
  const start = text.lastIndexOf("\n", at - 1) + 1;
  // Not in the whole text: most have no lone `\r`, which would be looked for up to the beginning each time.
  return start + text.slice(start, at).lastIndexOf("\r") + 1;
}

/**
 * Whether the line of `below` begins with the same comment mark as that of `at`, if any: a line without it, such as
 * a heading, is not part of the comment.
 */
export function hasMark(text: string, at: number, below: number): boolean {
  const markBefore = (end: number) => /^[ \t]*([/#*%!;>-]*)/.exec(text.slice(lineStart(text, end), end))?.[1];
  return markBefore(at) === markBefore(below);
}
