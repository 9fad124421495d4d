import { withoutEntities } from "../markup/entities.ts";

/** Commands that stand for a sign of an address, as words and as mathematics. Blanks behind a word only end it. */
const signs: readonly (readonly [written: RegExp, sign: string])[] = [
  [/\\textasciitilde(?![A-Za-z])\s*|\\~(?:\{\s*\})?|\$\s*\\sim\s*\$/g, "~"],
  [/\\textunderscore(?![A-Za-z])\s*/g, "_"],
  [/\\textless(?![A-Za-z])\s*|\$\s*(?:<|\\(?:less|lt)(?![A-Za-z]))\s*\$/g, "<"],
  [/\\textgreater(?![A-Za-z])\s*|\$\s*(?:>|\\(?:greater|gt)(?![A-Za-z]))\s*\$/g, ">"],
  [/\\textasciicircum(?![A-Za-z])\s*/g, "^"],
  [/\\(?:textpercent|percentchar)(?![A-Za-z])\s*/g, "%"],
  [/\\(?:textnumbersign|hashchar)(?![A-Za-z])\s*/g, "#"],
  [/\\(?:textampersand)(?![A-Za-z])\s*/g, "&"],
  [/\\slash(?![A-Za-z])\s*/g, "/"],
];
/** Commands that only say how an address is printed. */
const wrappers =
  /\\(?:url|path|nolinkurl|detokenize|urlprefix|texttt|tt|string|allowbreak|relax)(?![A-Za-z])\s*/g;

/** The text of an address or an id, in which `~`, `--` and dollars stand for themselves. */
export function texAddress(value: string): string {
  if (!/[\\{}$&]/.test(value)) return value.trim();
  let text = value.replace(/\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}/g, "{$1}").replace(wrappers, "");
  for (const [written, sign] of signs) text = text.replace(written, () => sign);
  text = text.replace(/\\([_%&#$^{}~/\\-])/g, "$1").replace(/[{}]/g, "");
  return withoutEntities(text).trim();
}
