import type { Citation } from "../citations/citation.ts";
import { languageOf } from "../citations/languages/languageOf.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";
import { memoize, memoizeByObject } from "../memoize.ts";
import type { CheckContext, CheckedFile, Finding } from "./checkContext.ts";
import type { CheckedText } from "./checkedTexts.ts";
import { ignoresCase, isDoxygenPlace } from "./excusedKeys.ts";
import { hasOwnPapers, type PaperLookup } from "./paperLookup.ts";
import { nearestAmong } from "./spelling.ts";

/** How many near keys the problem names. */
const mostNearest = 3;
/** After this many unknown keys no more suggestions are made: the keys belong to another bibliography. */
const mostGuesses = 300;

/** Suggestions, cached by library, because each check of a document asks for the same keys. */
const guessAmong = memoizeByObject((papers: readonly LibraryPaper[]) =>
  nearestTo(papers.flatMap(({ citekeys }) => citekeys)),
);

function nearestTo(keys: readonly string[]): (key: string) => readonly string[] {
  const nearest = nearestAmong(keys);
  return memoize((key) => nearest(key, mostNearest));
}

/** A library's keys by their lower-case spelling. */
const keyInOtherCase = memoizeByObject((papers: readonly LibraryPaper[]) => {
  const keys = new Map(papers.flatMap(({ citekeys }) => citekeys.map((key) => [key.toLowerCase(), key])));
  return (lower: string) => keys.get(lower);
});

function nearestKeys({ papers }: PaperLookup): FileKeys["nearest"] {
  let guesses = 0;
  return memoize((key) => (++guesses > mostGuesses ? [] : guessAmong(papers)(key)));
}

/** What is computed once per file for all its keys. */
export interface FileKeys {
  /** Whether the library has more than the shipped papers; if not, no key is reported. */
  readonly hasPapers: boolean;
  readonly isOwn: (citation: Citation) => boolean;
  readonly nearest: (key: string) => readonly string[];
}

export function keysOfFile(file: CheckedText, library: PaperLookup): FileKeys {
  return { hasPapers: hasOwnPapers(library), isOwn: ownKeys(file), nearest: nearestKeys(library) };
}

/** Words that stand for a key where a text explains how to cite: `[@refname]`. */
const placeholder = /^(?:cite|bib|ref|citation)[-_]?(?:key|name|id)$/i;

/** Reports a citation whose key no paper has, with the nearest keys, or the same key in another case. */
export function keyFinding(
  citation: Citation,
  file: CheckedFile,
  { library, excusedKeys }: CheckContext,
  keys: FileKeys,
): Finding | undefined {
  const { target, raw: key, form } = citation;
  if (!keys.hasPapers || library.find(target) !== undefined || keys.isOwn(citation)) return undefined;
  if (placeholder.test(key)) return undefined;
  if (form === "doxygen" && !isDoxygenPlace(citation, file.file, file.lines)) return undefined;
  const own = ignoresCase.has(form) ? keyInOtherCase(library.papers)(key.toLowerCase()) : undefined;
  if (own !== undefined)
    return { code: "unknown-citekey", args: { key, nearest: own, own }, mostSevere: "hint" };
  if (excusedKeys?.mayBeElsewhere(file.file, form)) return undefined;
  return { code: "unknown-citekey", args: { key, nearest: keys.nearest(key).join(", ") } };
}

/**
 * Whether an unknown bracketed key in code may be a typo: the workspace cites in this form, and the key does not look
 * like a person's name. (In code, brackets otherwise count only if the library has the key.)
 */
export function mayBeMistyped({ form, raw, context }: Citation, { excusedKeys }: CheckContext): boolean {
  const isText = context === "comment" || context === "docstring";
  return form === "pandoc" && isText && /\d/.test(raw) && excusedKeys?.areBracketsKeys === true;
}

const bibitem = /\\bibitem(?:\[[^\]]{0,300}\])?\{([^{}]{1,200})\}/g;
/** Files in which `[@name]` is a person's handle. */
const ofPeople = /(?:^|\/)(?:changelog|changes|news|history|releases?|authors|contributors)[^/]*$/i;

/** Matches the first line of a BibTeX entry in any kind of text. */
const entryKey = /@[a-z]{3,16}\s{0,9}\{\s{0,9}([^\s,{}]{1,200})\s{0,9},/gi;

/**
 * Returns whether a key is never reported as unknown: the file defines it itself (`\bibitem{key}`, or a BibTeX entry
 * that a README shows), it is in a TeX comment (mostly in templates and drafts), or it is a person's handle in a
 * changelog.
 */
export function ownKeys({ file, fileLines: lines, citations }: CheckedText): (citation: Citation) => boolean {
  const isTex = citations.some(({ form }) => form === "latex") && languageOf(file) === "tex";
  const defined = new Set<string>();
  if (isTex)
    for (const line of lines) {
      if (!line.includes("\\bibitem")) continue;
      for (const [, key = ""] of line.matchAll(bibitem)) defined.add(key.trim());
    }
  const isOfPeople = ofPeople.test(file);
  const shown = memoize((_: undefined) => {
    const keys = new Set<string>();
    for (const line of lines)
      if (line.includes("@")) for (const [, key = ""] of line.matchAll(entryKey)) keys.add(key);
    return keys;
  });
  return ({ form, context, raw }) =>
    shown(undefined).has(raw) ||
    (form === "latex"
      ? isTex && (context === "comment" || defined.has(raw))
      : form === "pandoc" && isOfPeople);
}
