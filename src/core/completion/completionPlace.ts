import type { Form } from "../citations/citation.ts";
import { citeForms } from "../citations/forms/keyForms.ts";
import type { Language } from "../citations/languages/language.ts";

/** The citation that is being typed. Columns are in UTF-16 units of the line. */
export interface CompletionPlace {
  /**
   * `key`: a citekey. `arxiv`: an arXiv id after `arXiv:` or at the end of an address. `title`: words of a title after
   * `cite:`, which are replaced by a citation.
   */
  readonly kind: "key" | "arxiv" | "title";
  /** The form of the citation; for keys. */
  readonly form?: Form;
  /** The range to replace: up to the cursor, or to the end of a key or id that continues after it. */
  readonly start: number;
  readonly end: number;
  /** The part of the key, id or title before the cursor. */
  readonly typed: string;
  /** Text in front of the key that is part of the range and stays: `@` in pandoc's brackets. */
  readonly lead: string;
}

/** A character of a citekey: no comma, semicolon, bracket, quote or blank. */
const keyLetter = String.raw`[^\s,;{}()[\]"'\`\\@]`;
/** A partial id: `2402.1`, `math/06`. */
const arxiv = (before: string) => ({
  kind: "arxiv" as const,
  before: new RegExp(String.raw`${before}([\w.-]{0,20}(?:\/\d{0,7})?)$`, "i"),
  lead: "",
});
const keys = (form: Form, before: RegExp, lead = "") => ({ kind: "key" as const, form, before, lead });

// Patterns for the text before the cursor; group 1 is what was typed. Repetitions are bounded: they run at each keystroke.
const places = [
  // [@key, [-@key, [@a; @key – and @{key
  keys("pandoc", new RegExp(String.raw`\[(?:[^[\]]{0,200}[;\s])?-?@(${keyLetter}{0,80})$`), "@"),
  keys("pandoc", new RegExp(String.raw`(?:^|[\s(])@\{(${keyLetter}{0,80})$`)),
  // @cite key and \cite key of Doxygen
  keys("doxygen", new RegExp(String.raw`[@\\]cite(?:\{\w{0,12}\})?\s(${keyLetter}{0,80})$`)),
  keys("doxygen", new RegExp(String.raw`@cite\{(${keyLetter}{0,80})$`)),
  // \insertRef{key and \insertCite{a,key of Rd
  keys(
    "latex",
    new RegExp(
      String.raw`\\insert(?:Ref|(?:No)?Cite[a-z]{0,4}\*?)\s?\{(?:[^{}]{0,200},\s*)?(${keyLetter}{0,80})$`,
    ),
  ),
  // :cite:p:`a,key and MyST's {cite:p}`key
  keys(
    "sphinx",
    new RegExp(
      String.raw`[:{](?:foot)?cite(?::\w{1,12})?[:}]\x60(?:[^\x60]{0,200},\s*)?(${keyLetter}{0,80})$`,
    ),
  ),
  // [text](@cite key
  keys(
    "julia",
    new RegExp(
      String.raw`\]\(@[cC]ite(?:t|p|alt|alp|num|author|year)?\*?\s(?:[^()]{0,200},\s*)?(${keyLetter}{0,80})$`,
    ),
  ),
  arxiv(String.raw`(?<![\w/])arxiv:[ \x60]?`),
  arxiv(String.raw`\b(?:arxiv\.org\/(?:abs|pdf|html)|(?:huggingface|hf)\.co\/papers)\/`),
  arxiv(String.raw`\beprint\s?=\s?[{"]`),
  { kind: "title" as const, before: /(?<![\w:@\\])cite:[ ]?([^\s:`'"][^:`\n]{0,80}|)$/i, lead: "" },
];

/** `[[key` and `[[@key`, in Markdown only. */
const wikilinks = [
  keys("wikilink", /\[\[@([^[\]|#@\n]{0,80})$/, "@"),
  keys("wikilink", /\[\[((?!@)[^[\]|#\n]{0,80})$/),
];

/** The rest of the key or id after the cursor, without the punctuation of a sentence. */
const restOf = {
  key: /^(?:[\p{L}\p{N}_:.+/&*-]*[\p{L}\p{N}_])?/u,
  arxiv: /^(?:[\w.-]*\w)?(?:\/\d+)?/,
  title: /^/,
} as const;

/**
 * What can be completed at the cursor; mostly `undefined`. Looks at the line, then also at the lines `above`, on which a list
 * of keys may begin. The caller checks whether the cursor is in a comment, as that takes the whole text.
 */
export function completionPlace(
  line: string,
  cursor: number,
  language: Language,
  above = "",
): CompletionPlace | undefined {
  const before = line.slice(Math.max(0, cursor - 400), cursor);
  const place = placeAt(before, line, cursor, language);
  return (
    place ?? (above === "" ? undefined : placeAt(`${above.slice(-400)}\n${before}`, line, cursor, language))
  );
}

function placeAt(
  before: string,
  line: string,
  cursor: number,
  language: Language,
): CompletionPlace | undefined {
  const rest = (kind: CompletionPlace["kind"]) => restOf[kind].exec(line.slice(cursor))?.[0].length ?? 0;
  const key = latexKey(before);
  if (key !== undefined) {
    const start = cursor - key.length;
    return { kind: "key", form: "latex", start, end: cursor + rest("key"), typed: key, lead: "" };
  }
  for (const place of language === "markdown" ? [...wikilinks, ...places] : places) {
    const match = place.before.exec(before);
    const typed = match?.[1];
    if (match === null || typed === undefined) continue;
    const start =
      place.kind === "title" ? cursor - match[0].length : cursor - typed.length - place.lead.length;
    const form = "form" in place && place.form;
    return {
      kind: place.kind,
      ...(form && { form }),
      start,
      end: cursor + rest(place.kind),
      typed,
      lead: place.lead,
    };
  }
  return undefined;
}

/**
 * The key that is being typed in a LaTeX command (`\cite{a,key`, `\cites(see)[1]{a}[2]{key`). Closes the braces and
 * asks the scanner, so that both know the same commands.
 */
function latexKey(before: string): string | undefined {
  const closed = `${before}x}`;
  for (const { index } of [...before.matchAll(/[cC]ite/g)].reverse()) {
    const found = citeForms(closed, index, 0, () => []).find(({ end }) => end === before.length + 1);
    if (found?.form === "latex") return before.slice(found.start);
  }
  return undefined;
}
