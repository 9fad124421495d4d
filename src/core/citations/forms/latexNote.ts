import { locatorIn } from "../locators/locator.ts";

/** What TeX writes for signs and blanks, and commands that say nothing of a place. */
const replacements: readonly (readonly [command: RegExp, plain: string])[] = [
  // Other citations, with the place that is theirs, and labels, whose names may look like a place.
  [
    /(?:[^,;()[\]]{0,60}\b(?:of|in|from)[\s~]+)?\\[A-Za-z]*[cC]ite[A-Za-z]*\*?(?:<[^<>]*>)?(?:\[[^[\]]*\])*(?:\{[^{}]*\})?/g,
    " ",
  ],
  [/\\[A-Za-z]*ref\*?\{[^{}]*\}/g, " "],
  [/(?<!\\)%[^\n\r]*(?:\r\n?|\n)?/g, " "],
  // What stands in brackets of its own is an aside.
  [/\[[^[\]]*\]/g, " "],
  [/\\(?:S|textsection)(?![A-Za-z])(?:\{\}| )?/g, "§"],
  [/\\pno(?![A-Za-z])/g, "p."],
  [/\\ppno(?![A-Za-z])/g, "pp."],
  [/\\(?:[ ,;:!>]|(?:thinspace|enspace|quad|nobreakspace)(?![A-Za-z]))|~/g, " "],
  [/\\(?:[A-Za-z]+\*? ?|[/@-])|[{}$]/g, ""],
  [/[ \t\r\n\u2009\u202f]+/g, " "],
  [/§ /g, "§"],
];

/** The locator in a note of LaTeX, such as `\S3.2`, `p.\,3`, `{\S}~3`, `\emph{Theorem}~4`. */
export function noteLocator(note: string): string | undefined {
  let plain = note;
  for (const [command, text] of replacements) plain = plain.replace(command, text);
  return locatorIn(plain);
}
