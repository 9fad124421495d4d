/** Escapes control characters and line ends of a foreign text for one line of a terminal: `\x1b`. */
export const terminalText = (text: string): string =>
  text.replace(/\p{Cc}/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** Returns a function that escapes a text and, with `colour`, wraps it in an SGR code (ECMA-48, 8.3.117). */
export const painter =
  (colour: boolean) =>
  (codes: string, text: string): string =>
    colour ? `\x1b[${codes}m${terminalText(text)}\x1b[0m` : terminalText(text);
