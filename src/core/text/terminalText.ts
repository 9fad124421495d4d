/** Steers a terminal, makes it show a text otherwise than it is, or is half a character. */
const hidden = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff]/gu;
/** Begins a command for a runner (GitHub's older form, Azure's) wherever it stands in a line of output. */
const command = /#(?=#(?:\[|vso\[|teamcity\[))/gi;

const inHex = (sign: string, width: number) => sign.charCodeAt(0).toString(16).padStart(width, "0");
const shown = (sign: string) => (sign <= "\xff" ? `\\x${inHex(sign, 2)}` : `\\u${inHex(sign, 4)}`);

/**
 * A text from a file as it may be written to a terminal or to the log of a runner, on one line: control characters, line
 * ends and bidi controls are shown as `\x1b` or `\u202e`, and nothing in it is a workflow command.
 */
export function terminalText(text: string): string {
  return visibleText(text).replace(/^(\s*):(?=:)/, (_, blanks: string) => `${blanks}${shown(":")}`);
}

/** The same within a line, which does not begin with it. */
export const visibleText = (text: string): string => text.replace(hidden, shown).replace(command, shown);

/** A bibliography as it may be written there: such characters are left out, and empty braces break a workflow command. */
export function terminalBibliography(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(hidden, (sign) => (sign === "\n" || sign === "\t" ? sign : ""))
    .replace(command, "#{}")
    .replace(/^(\s*):(?=:)/gm, "$1{}:");
}

/** A value as JSON of several lines, with escapes for what `terminalText` would show: it reads back as the same value. */
export function jsonText(value: unknown): string {
  const unicode = (sign: string) => `\\u${inHex(sign, 4)}`;
  const escaped = (sign: string) => (sign === "\n" ? sign : unicode(sign));
  return `${JSON.stringify(value, undefined, 2).replace(hidden, escaped).replace(command, unicode)}\n`;
}
