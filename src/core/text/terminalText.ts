/** Characters that control a terminal, change how a text appears, or are half of a surrogate pair. */
const hidden = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff]/gu;
/** The start of a command to a CI runner (GitHub's older form, Azure's, TeamCity's), anywhere in a line of output. */
const command = /#(?=#(?:\[|vso\[|teamcity\[))/gi;

const inHex = (sign: string, width: number) => sign.charCodeAt(0).toString(16).padStart(width, "0");
const shown = (sign: string) => (sign <= "\xff" ? `\\x${inHex(sign, 2)}` : `\\u${inHex(sign, 4)}`);

/**
 * A text from a file on one line, safe for a terminal or a CI log: control characters, line ends and bidi controls
 * are written as `\x1b` or `\u202e`, and nothing in it is a workflow command.
 */
export function terminalText(text: string): string {
  return visibleText(text).replace(/^(\s*):(?=:)/, (_, blanks: string) => `${blanks}${shown(":")}`);
}

/** Like `terminalText`, for a text that is not at the start of a line. */
export const visibleText = (text: string): string => text.replace(hidden, shown).replace(command, shown);

/**
 * A bibliography, safe for a terminal or CI log: without hidden characters, workflow commands broken by empty braces.
 */
export function terminalBibliography(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(hidden, (sign) => (sign === "\n" || sign === "\t" ? sign : ""))
    .replace(command, "#{}")
    .replace(/^(\s*):(?=:)/gm, "$1{}:");
}

/**
 * A value as JSON on several lines, safe for a terminal or CI log: hidden characters are escaped, the value is the
 * same.
 */
export function jsonText(value: unknown): string {
  const unicode = (sign: string) => `\\u${inHex(sign, 4)}`;
  const escaped = (sign: string) => (sign === "\n" ? sign : unicode(sign));
  return `${JSON.stringify(value, undefined, 2).replace(hidden, escaped).replace(command, unicode)}\n`;
}
