import type { Context } from "../citations/citation.ts";
import type { Language } from "../citations/languages/language.ts";
import { shortName } from "../citekeys/shortName.ts";
import { isInLibrary, type LibraryPaper } from "../library/libraryPaper.ts";
import { addressOfPaper } from "./addressOfPaper.ts";
import { guarded, guardedAddress, oneLine, percent } from "./guard.ts";
import { texText } from "./tex.ts";

/** How a citation is written: with name and address, as `[@citekey]`, or by a template with placeholders. */
export interface CiteStyle {
  readonly form: "link" | "key" | "template";
  /** `{title}`, `{shortTitle}`, `{authors}`, `{year}`, `{venue}`, `{citekey}`, `{id}`, `{arxiv}`, `{doi}`, `{address}`. */
  readonly template: string;
  /** The command of LaTeX, without its backslash; `cite` if absent. */
  readonly texCommand?: string;
}

/**
 * The text that cites a paper, on one line, with an optional locator (`§3.2`). A link is a Markdown link in Markdown
 * and if no language is given, else `LAMB (https://arxiv.org/abs/1904.00962)`. A paper without an address is cited by
 * its key, `[@citekey]`; in TeX, keys and links both become `\cite{citekey}`. A key that could end the text around it
 * is replaced by the link, else by the title. In a template, a placeholder for a missing field becomes "" and an
 * unknown one stays. Nothing of the record can end a comment or be evaluated in the language (in nearly any language,
 * if none is given).
 */
export function citationText(
  paper: LibraryPaper,
  style: CiteStyle,
  language?: Language,
  locator?: string,
): string {
  const part = locator === undefined ? "" : plainText(locator, language);
  const behind = part === "" ? "" : `, ${part}`;
  if (style.form === "template") return filled(style.template, paper, language) + behind;
  const isCitable = isInLibrary(paper) && isCitableKey(paper.citekey, language);
  if (language === "tex" && isCitable)
    return `\\${style.texCommand ?? "cite"}${part === "" ? "" : `[${part.replace(/[[\]]/g, "")}]`}{${paper.citekey}}`;
  const name = paper.title || paper.citekey || paper.id;
  const title = plainText(name, language);
  if (language === "tex") return title + behind;
  const address = style.form === "link" || !isCitable ? addressOfPaper(paper) : undefined;
  if (address !== undefined && !isMarkdown(language))
    return `${plainText(shortName(paper) ?? name, language)} (${safeAddress(address, language)})${behind}`;
  if (address !== undefined)
    return `[${linkText(name, language)}](${safeAddress(address, language)})${behind}`;
  return isCitable ? `[@${paper.citekey}${behind}]` : title + behind;
}

/** Cites several papers in one place: keys share one bracket or command, links and templates are listed with commas. */
export function clusterText(papers: readonly LibraryPaper[], style: CiteStyle, language?: Language): string {
  const isKey = style.form !== "template" && (style.form === "key" || language === "tex");
  const isShared = (paper: LibraryPaper) =>
    isKey && isInLibrary(paper) && isCitableKey(paper.citekey, language);
  const keys = papers.filter(isShared).map(({ citekey }) => citekey);
  const others = papers.filter((paper) => !isShared(paper));
  const shared =
    language === "tex"
      ? `\\${style.texCommand ?? "cite"}{${keys.join(",")}}`
      : `[${keys.map((key) => `@${key}`).join("; ")}]`;
  const single = others.map((paper) => citationText(paper, style, language));
  return [...(keys.length > 0 ? [shared] : []), ...single].join(", ");
}

/**
 * Whether a citekey, or an id in its place, can be written unchanged: it is one word, closes no bracket, and cannot
 * end the text around it or be evaluated. Apostrophes are left to `fitted`.
 */
export function isCitableKey(key: string, language?: Language): boolean {
  if (key === "" || oneLine(key) !== key || /[\s,;[\]{}\\`<"$]/.test(key)) return false;
  return language === "tex" ? !/[%#$~^]/.test(key) : guarded(key, language) === key;
}

/** Whether a citekey, or an id in its place, can be written unchanged in a language and context. */
export function isWritableKey(key: string, language: Language, context: Context): boolean {
  return isCitableKey(key, language) && !(context === "docstring" && key.includes("'"));
}

/** A record's text, made safe for the language. */
function plainText(text: string, language: Language | undefined): string {
  return language === "tex"
    ? texText(oneLine(text))
    : withoutMarkup(guarded(oneLine(text), language), language);
}

/** Escapes what Markdown, HTML or XML would read as an element or code. */
function withoutMarkup(text: string, language: Language | undefined): string {
  if (language === "markdown") return text.replace(/<(?=[a-z/!?])|`/gi, "\\$&");
  return language === "html" || language === "xml" ? text.replace(/<(?=[a-z/!?])/gi, "&lt;") : text;
}

/** Whether Markdown links are readable in the language. */
const isMarkdown = (language: Language | undefined) => language === undefined || language === "markdown";

/** The text of a Markdown link. */
function linkText(title: string, language: Language | undefined): string {
  return withoutMarkup(guarded(oneLine(title), language).replace(/[\\[\]]/g, "\\$&"), language);
}

/** The address, encoded so that it can end neither the link nor the comment around it. */
const safeAddress = (address: string, language: Language | undefined): string =>
  guardedAddress(address.trim().replace(/[()*{}[\]|^]/g, percent), language);

function filled(template: string, paper: LibraryPaper, language: Language | undefined): string {
  const authors = paper.authors ?? [];
  const address = addressOfPaper(paper);
  const values: Readonly<Record<string, string>> = {
    title: paper.title,
    shortTitle: shortTitle(paper),
    authors: authors.length > 3 ? `${authors[0]} et al.` : authors.join(", "),
    year: paper.year?.toString() ?? "",
    venue: paper.venue ?? "",
    citekey: isInLibrary(paper) ? paper.citekey : "",
    id: paper.id,
    arxiv: paper.arxiv ?? "",
    doi: paper.doi ?? "",
  };
  const text = oneLine(
    template.replace(/\{(\w+)\}/g, (whole, name: string) => {
      if (name === "address") return address === undefined ? "" : safeAddress(address, language);
      const value = values[name];
      if (value === undefined || !Object.hasOwn(values, name)) return whole;
      // In TeX, ids and citekeys must keep their underscores.
      const isId = !/title|authors|venue/i.test(name) && !/[\\{}%#$~^]/.test(value);
      return language === "tex" && isId ? oneLine(value) : plainText(value, language);
    }),
  );
  // Two adjacent values may form a mark that neither has. Marks in the template itself are the user's own.
  const isPlain = guarded(template.replace(/\{\w+\}/g, " "), language) === template.replace(/\{\w+\}/g, " ");
  return isPlain && language !== "tex" ? guarded(text, language) : text;
}

/** The part of a title before an early colon (“MegaScale” of “MegaScale: Scaling Large …”), else the whole title. */
export function shortTitle({ title, citekey }: Pick<LibraryPaper, "title" | "citekey">): string {
  if (title === "") return citekey;
  const colon = title.indexOf(": ");
  return colon >= 2 && colon <= 40 ? title.slice(0, colon) : title;
}
