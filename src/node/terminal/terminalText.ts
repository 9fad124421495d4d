/** A text from outside on one line of a terminal: what would steer it, or end the line, is shown as `\\x1b`. */
export const terminalText = (text: string): string =>
  text.replace(/\p{Cc}/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** Paints texts with an SGR code (ECMA-48, 8.3.117), or leaves them plain; either way they are printable. */
export const painter =
  (colour: boolean) =>
  (codes: string, text: string): string =>
    colour ? `\x1b[${codes}m${terminalText(text)}\x1b[0m` : terminalText(text);
