import type { Form } from "../citations/citation.ts";
import type { Language } from "../citations/languages/language.ts";

/** What is being typed, as far as citations go. Columns are UTF-16 units of the line. */
export interface CompletionPlace {
  /**
   * `key`: a citekey goes here. `arxiv`: an arXiv id behind `arXiv:`, or at the end of an address. `title`: words of a
   * title behind `cite:`; the whole becomes a citation in the workspace's form.
   */
  readonly kind: "key" | "arxiv" | "title";
  /** The form that a key stands in. */
  readonly form?: Form;
  /** Where the text that is replaced begins; it ends at the cursor, or behind the rest of the key that stands there. */
  readonly start: number;
  readonly end: number;
  /** What was typed of the key, the id or the title. */
  readonly typed: string;
  /** What stands before the key within the replaced text and stays: `@` in pandoc's brackets. */
  readonly lead: string;
}

/** The letters of citekeys; commas, semicolons, brackets and quotes end them. */
const keyLetter = String.raw`[^\s,;{}()[\]"'\`\\@]`;
/** An id as far as it is typed: `2402.1`, `math/06`. */
const arxiv = (before: string) => ({
  kind: "arxiv" as const,
  before: new RegExp(String.raw`${before}([\w.-]{0,20}(?:\/\d{0,7})?)$`, "i"),
  lead: "",
});
const keys = (form: Form, before: RegExp, lead = "") => ({ kind: "key" as const, form, before, lead });

// Each looks at the text before the cursor; group 1 is what was typed so far. Bounded, since it runs at each keystroke.
const places = [
  // [@key, [-@key, [@a; @key – and @{key
  keys("pandoc", new RegExp(String.raw`\[(?:[^[\]]{0,200}[;\s])?-?@(${keyLetter}{0,80})$`), "@"),
  keys("pandoc", new RegExp(String.raw`(?:^|[\s(])@\{(${keyLetter}{0,80})$`)),
  // @cite key and \cite key of Doxygen
  keys("doxygen", new RegExp(String.raw`[@\\]cite(?:\{\w{0,12}\})?\s(${keyLetter}{0,80})$`)),
  keys("doxygen", new RegExp(String.raw`@cite\{(${keyLetter}{0,80})$`)),
  // \cite{a,key and kin, \insertRef{key
  keys(
    "latex",
    new RegExp(
      String.raw`\\(?:[a-zA-Z]{0,10}[cC]ite[a-zA-Z]{0,12}\*?|insertRef)\s?(?:\[[^\]]{0,80}\]){0,2}\{(?:[^{}]{0,200},\s*)?(${keyLetter}{0,80})$`,
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

/** `[[key` stands for a note in Markdown alone. */
const wikilink = keys("wikilink", /\[\[([^[\]|#\n]{0,80})$/);

/** What is left of the key or id behind the cursor; a full stop or a colon after it is the sentence's. */
const restOf = {
  key: /^(?:[\p{L}\p{N}_:.+/&*-]*[\p{L}\p{N}_])?/u,
  arxiv: /^(?:[\w.-]*\w)?(?:\/\d+)?/,
  title: /^/,
} as const;

/**
 * What the cursor's place asks for, `undefined` in most places. Looks at the line, and where that says nothing also at the
 * few lines above it, in which a list of keys may begin; whether the place is in a comment is the caller's to know, since
 * that takes the whole text.
 */
export function completionPlace(
  line: string,
  cursor: number,
  language: Language,
  above = "",
): CompletionPlace | undefined {
  const before = line.slice(Math.max(0, cursor - 400), cursor);
  const place = placeBehind(before, line, cursor, language);
  return (
    place ??
    (above === "" ? undefined : placeBehind(`${above.slice(-400)}\n${before}`, line, cursor, language))
  );
}

function placeBehind(
  before: string,
  line: string,
  cursor: number,
  language: Language,
): CompletionPlace | undefined {
  for (const place of language === "markdown" ? [wikilink, ...places] : places) {
    const match = place.before.exec(before);
    const typed = match?.[1];
    if (match === null || typed === undefined) continue;
    const start =
      place.kind === "title" ? cursor - match[0].length : cursor - typed.length - place.lead.length;
    const rest = restOf[place.kind].exec(line.slice(cursor))?.[0] ?? "";
    const form = "form" in place && place.form;
    return {
      kind: place.kind,
      ...(form && { form }),
      start,
      end: cursor + rest.length,
      typed,
      lead: place.lead,
    };
  }
  return undefined;
}
