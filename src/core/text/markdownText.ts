import { visibleText } from "./terminalText.ts";
import { wellFormed } from "./tidyText.ts";

// Texts from files go through these functions before VS Code shows them as Markdown (hovers, tooltips, previews), so
// that they appear exactly as they are.

/**
 * Escapes text for Markdown, on one line: it makes no links, images, HTML or icons, and bidi controls have no effect.
 */
export function escaped(text: string): string {
  return visibleText(text.replace(/\s+/g, " ")).replace(
    /[\\`*_{}[\]()#+\-.!|<>&~$@:=]/g,
    (mark) => `&#${mark.charCodeAt(0)};`,
  );
}

/** A Markdown link to a web page; `undefined` if the address is not http or https. */
export function webLink(title: string, address: string): string | undefined {
  // The address comes from a file: no character of it may end the link.
  if (!/^https?:\/\//i.test(address)) return undefined;
  const target = wellFormed(address).replace(/[\s()<>\\[\]"'`|*\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, encoded);
  return `[${escaped(title)}](${target})`;
}

/** Percent-encodes a character, including the brackets that `encodeURIComponent` leaves. */
const encoded = (character: string) => {
  const escapes = encodeURIComponent(character);
  return escapes === character ? percentSign(character) : escapes;
};

/** Percent-encodes a printable ASCII character. */
export const percentSign = (character: string): string => `%${character.charCodeAt(0).toString(16)}`;
