/**
 * Matches a line end within a comment or a text: the blanks around it and the comment mark of the next line.
 */
export const lineBreak = /[ \t]*(?:\r\n?|\n)[ \t]*(?:\/\/[/!]?|#+'?|\*|%+|--+|;+|!|>)?[ \t]*/y;

/** The start of the line that contains `at`. */
export const lineStart = (text: string, at: number) =>
  at < 1 ? 0 : Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
