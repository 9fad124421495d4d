import type { Citation } from "../citations/citation.ts";
import { languageOf } from "../citations/languages/language.ts";
import { scan } from "../citations/scan.ts";

/** The citations of a file's text; the path (its name is enough) and the first line tell the language. */
export function scanText(text: string, path: string): readonly Citation[] {
  const firstLine = /^[^\r\n]{0,200}/.exec(text)?.[0] ?? "";
  return scan(text, languageOf(path, firstLine));
}
