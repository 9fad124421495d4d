import { terminalText } from "../../core/text/terminalText.ts";

/** Returns a function that escapes a text and, with `colour`, wraps it in an SGR code (ECMA-48, 8.3.117). */
export const painter =
  (colour: boolean) =>
  (codes: string, text: string): string =>
    colour ? `\x1b[${codes}m${terminalText(text)}\x1b[0m` : terminalText(text);
