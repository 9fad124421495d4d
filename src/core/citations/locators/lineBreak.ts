/** A line of a comment or a text goes on: its mark, or the quotes of a string in parts, and the blanks around. */
export const lineBreak = /[ \t]*(?:\r\n?|\n)[ \t]*(?:\/\/[/!]?|#+'?|\*|%+|--+|;+|!|>)?[ \t]*/y;

/** Where the line of a place starts. */
export const lineStart = (text: string, at: number) =>
  Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
