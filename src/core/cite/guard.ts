import type { Context } from "../citations/citation.ts";
import { commentMarkers, type Language, languages } from "../citations/languages/language.ts";
import { memoize } from "../memoize.ts";

// A mark is a sequence of characters that has a meaning in code. Each expression matches the first character of one; a
// blank after it takes the meaning away.

/** Ends a docstring, or continues a C comment on the next line (`??/` is a backslash there). */
const ends: readonly RegExp[] = [/["'](?=["']{2})/, /\?(?=\?\/)/];
/** Is evaluated in any file (Jinja, Liquid, ERB, PHP, Helm), or ends the script that contains the comment. */
const evaluated: readonly RegExp[] = [/\{(?=[{%#])|[%}#](?=\})|<(?=[%?])|[%?](?=>)/, /<(?=\/|!--)/];

/** Marks of single languages, in addition to those of their block comments. */
const special: { readonly [language in Language]?: readonly RegExp[] } = {
  lua: [/\](?==*\])|\[(?==*\[)/],
  cmake: [/\](?==*\])|\[(?==*\[)/],
  d: [/\+(?=\/)|\/(?=\+)/],
  verilog: [/\*(?=\))|\((?=\*)/],
  tablegen: [/\}(?=\])|\[(?=\{)/],
  matlab: [/[%#](?=[{}])/],
  php: [/\?(?=>)/],
  html: [/-(?=->|-!>)|<(?=\/)/],
  // Two hyphens make a comment of XML invalid.
  xml: [/-(?=-)/],
  // Unicode escapes are decoded before comments are recognised.
  java: [/\\(?=u)/],
  groovy: [/\\(?=u)/],
  // roxygen and knitr run code in tags and backticks.
  r: [/@(?=eval|include)|`(?=\{?r\b)/],
  markdown: [/`(?=\{?(?:r|python|julia)\b)/],
};

const escaped = (text: string) => text.replace(/[^\w\s]/g, "\\$&");
const broken = (mark: string) => `${escaped(mark.slice(0, 1))}(?=${escaped(mark.slice(1))})`;

function marksOf(language: Language): string[] {
  const { block } = commentMarkers(language);
  const marks = block?.map((mark) => broken(mark === "--[[" ? "[[" : mark)) ?? [];
  return [...marks, ...(special[language] ?? []).map(({ source }) => source)];
}

const either = (sources: readonly string[]) =>
  new RegExp([...new Set(sources)].map((source) => `(?:${source})`).join("|"), "g");
const sourcesOf = (expressions: readonly RegExp[]) => expressions.map(({ source }) => source);

/** The marks that end or open a comment or docstring of a language. */
const endsIn = memoize((language: Language) => either([...sourcesOf(ends), ...marksOf(language)]));
/** The marks of `endsIn`, and those that are evaluated. */
const risksIn = memoize((language: Language) =>
  either([...sourcesOf([...ends, ...evaluated]), ...marksOf(language)]),
);

/** Comment marks of the ML family and Verilog, not guarded against in unknown languages: titles contain “(A*)”. */
const ofMl = new Set(["\\*(?=\\))", "\\((?=\\*)", ...sourcesOf(special.verilog ?? [])]);
const risksAnywhere = memoize((_: undefined) =>
  either(
    [...sourcesOf([...ends, ...evaluated]), ...languages.flatMap(marksOf)].filter(
      (source) => !ofMl.has(source) && source !== "-(?=-)",
    ),
  ),
);

/** Languages that may contain other languages, or of which nothing is known. */
const mixed: ReadonlySet<Language> = new Set<Language>([
  "markdown",
  "rst",
  "html",
  "notebook",
  "text",
  "other",
]);

/**
 * Matches the first character of every mark with which a text from a record could end or open a comment or docstring
 * of a language, or be evaluated; if the language is not known, the marks of nearly all languages.
 */
export function risks(language: Language | undefined): RegExp {
  if (language === undefined || mixed.has(language)) return risksAnywhere(undefined);
  return risksIn(language);
}

/** Breaks each mark that `risks` matches with a blank. */
export function guarded(text: string, language: Language | undefined): string {
  return text.replace(risks(language), "$& ");
}

/** An address in which marks of the language, quotes, blanks and control characters are percent-encoded. */
export function guardedAddress(address: string, language: Language | undefined): string {
  return address
    .trim()
    .replace(/["'<>`\\\s\p{Cc}\p{Cf}]/gu, percent)
    .replace(risks(language), percent);
}

/** Percent-encodes a character, ASCII or not. */
export function percent(character: string): string {
  const bytes = [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

/**
 * A text on one line, without control characters and without bidi controls, which make code look different from what
 * it is.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/**
 * Makes a whole citation safe for its place: it can neither end nor continue a comment or docstring, and a docstring
 * that is a string literal evaluates nothing in it. `quote` is the delimiter of that literal, "" for a doc comment.
 */
export function fitted(citation: string, language: Language, context: Context, quote = '"""'): string {
  if (context === "prose" && language === "rst") return citation.replace(/^\.\.(?=\s|$)/, "\\..");
  if (context === "prose" || context === "string") return citation;
  let text = oneLine(citation).replace(endsIn(language), "$& ");
  // A backslash at the end continues a comment in C and Make and escapes a docstring's quote; `^` continues a `REM`.
  text = text.replace(language === "bat" ? /[\\^ ]+$/ : /[\\ ]+$/, "");
  if (language === "bat") text = text.replace(/[&|<>]/g, " ");
  // Comments of the form `name=value` at the top of a Dockerfile are directives.
  if (language === "dockerfile") text = text.replace(/^(?=\w+\s*=)/, "- ");
  if (context !== "docstring" || quote === "") return text;
  if (quote.length === 1) text = text.replaceAll(quote, quote === '"' ? "'" : "’");
  if (language === "julia") return text.replace(/[\\$]/g, "\\$&");
  if (language === "elixir") return text.replace(/\\|#(?=\{)/g, "\\$&");
  // Incomplete, these escapes are errors in Python.
  return language === "python" ? text.replace(/\\(?=[NUux])/g, "\\\\") : text;
}

/** Whether two adjacent texts form a mark that ends or opens a comment or docstring and that neither has alone. */
export function makesMark(left: string, right: string, language: Language): boolean {
  if (left === "" || right === "") return false;
  const count = (text: string) => text.match(endsIn(language))?.length ?? 0;
  return count(left + right) > count(left) + count(right);
}
