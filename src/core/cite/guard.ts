import type { Context } from "../citations/citation.ts";
import { commentMarkers, type Language, languages } from "../citations/languages/language.ts";
import { memoize } from "../memoize.ts";

// Each expression matches the first character of a mark; a blank behind it takes the mark's meaning away.

/** Ends a docstring, or the line of a C comment (`??/` is a backslash there). */
const ends: readonly RegExp[] = [/["'](?=["']{2})/, /\?(?=\?\/)/];
/** Is evaluated in whatever file it stands: Jinja, Liquid, ERB, PHP, Helm; or ends the script that a comment is in. */
const evaluated: readonly RegExp[] = [/\{(?=[{%#])|[%}#](?=\})|<(?=[%?])|[%?](?=>)/, /<(?=\/|!--)/];

/** Marks of single languages besides those of their block comments. */
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
/** Those, and all that is evaluated. */
const risksIn = memoize((language: Language) =>
  either([...sourcesOf([...ends, ...evaluated]), ...marksOf(language)]),
);

/** A pair of the ML family alone: titles name algorithms “(A*)”. */
const ofMl = new Set(["\\*(?=\\))", "\\((?=\\*)", ...sourcesOf(special.verilog ?? [])]);
const risksAnywhere = memoize((_: undefined) =>
  either(
    [...sourcesOf([...ends, ...evaluated]), ...languages.flatMap(marksOf)].filter(
      (source) => !ofMl.has(source) && source !== "-(?=-)",
    ),
  ),
);

/** Texts that hold pieces of other languages, or of which nothing is known. */
const mixed: ReadonlySet<Language> = new Set<Language>([
  "markdown",
  "rst",
  "html",
  "notebook",
  "text",
  "other",
]);

/**
 * The marks with which a text from a record could end or open a comment or docstring of a language, or be evaluated; of
 * nearly all languages where that is not known. A match is the first character of a mark.
 */
export function risks(language: Language | undefined): RegExp {
  if (language === undefined || mixed.has(language)) return risksAnywhere(undefined);
  return risksIn(language);
}

/** Puts a blank into each of those marks. */
export function guarded(text: string, language: Language | undefined): string {
  return text.replace(risks(language), "$& ");
}

/** An address with such marks, quotes, blanks and control characters percent-encoded. */
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

/** A text on one line, without control characters and without bidi controls, which show code otherwise than it is read. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/**
 * A whole citation as it may stand at a place: in a comment or docstring it neither ends nor continues that, and a string
 * literal that documents evaluates nothing in it. `quote` is the delimiter of that literal, "" of a comment.
 */
export function fitted(citation: string, language: Language, context: Context, quote = '"""'): string {
  if (context === "prose" && language === "rst") return citation.replace(/^\.\.(?=\s|$)/, "\\..");
  if (context === "prose" || context === "string") return citation;
  let text = oneLine(citation).replace(endsIn(language), "$& ");
  // A backslash at the end continues a comment in C and Make and escapes a docstring's quote; `^` continues a `REM`.
  text = text.replace(language === "bat" ? /[\\^ ]+$/ : /[\\ ]+$/, "");
  if (language === "bat") text = text.replace(/[&|<>]/g, " ");
  // Comments at the top of a Dockerfile are directives where they have the form `name=value`.
  if (language === "dockerfile") text = text.replace(/^(?=\w+\s*=)/, "- ");
  if (context !== "docstring" || quote === "") return text;
  if (quote.length === 1) text = text.replaceAll(quote, quote === '"' ? "'" : "’");
  if (language === "julia") return text.replace(/[\\$]/g, "\\$&");
  if (language === "elixir") return text.replace(/\\|#(?=\{)/g, "\\$&");
  // Incomplete, these escapes are errors in Python.
  return language === "python" ? text.replace(/\\(?=[NUux])/g, "\\\\") : text;
}

/** Whether two texts side by side make a mark that ends or opens a comment or docstring and that neither has alone. */
export function makesMark(left: string, right: string, language: Language): boolean {
  if (left === "" || right === "") return false;
  const count = (text: string) => text.match(endsIn(language))?.length ?? 0;
  return count(left + right) > count(left) + count(right);
}
