import type { Citation } from "./citation.ts";

/** The text of a citation with another key or id in the place of the one that is `written` in it, its form kept. */
export function textWith({ text }: Citation, written: string, other: string): string {
  const at = text.lastIndexOf(written);
  return text.slice(0, at) + other + text.slice(at + written.length);
}
