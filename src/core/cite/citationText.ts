import type { Language } from "../citations/languages/index.ts";
import { addressOf } from "../ids/identify.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";

/** How a citation is written: a Markdown link with title and address, `[@citekey]`, or a template with placeholders. */
export interface CiteStyle {
  readonly form: "link" | "key" | "template";
  /** `{title}`, `{shortTitle}`, `{authors}`, `{year}`, `{venue}`, `{citekey}`, `{id}`, `{arxiv}`, `{doi}`, `{address}`. */
  readonly template: string;
}

/**
 * The text that cites a paper, on one line, with an optional locator (`§3.2`). A paper without an address is cited by
 * its key, `[@citekey]`; in TeX, keys and links both become `\cite{citekey}`. A placeholder for a missing field becomes "";
 * an unknown placeholder stays.
 */
export function citationText(
  paper: LibraryPaper,
  style: CiteStyle,
  language?: Language,
  locator?: string,
): string {
  const part = locator === undefined ? "" : oneLine(locator);
  const behind = part === "" ? "" : `, ${part}`;
  if (style.form === "template") return filled(style.template, paper) + behind;
  if (language === "tex") return `\\cite${part === "" ? "" : `[${part}]`}{${paper.citekey}}`;
  const address = style.form === "link" ? addressOfPaper(paper) : undefined;
  if (address !== undefined) {
    const title = oneLine(paper.title || paper.citekey).replace(/[\\[\]]/g, "\\$&");
    return `[${harmless(title)}](${address.replace(/[()*"'<>{}\s]/g, percent)})${behind}`;
  }
  return `[@${paper.citekey}${behind}]`;
}

/** Cites several papers in one place: keys share one bracket or command, links and templates are listed with commas. */
export function clusterText(papers: readonly LibraryPaper[], style: CiteStyle, language?: Language): string {
  const keys = papers.map(({ citekey }) => citekey);
  if (style.form !== "template" && language === "tex") return `\\cite{${keys.join(",")}}`;
  if (style.form === "key") return `[${keys.map((key) => `@${key}`).join("; ")}]`;
  return papers.map((paper) => citationText(paper, style, language)).join(", ");
}

/** The web page of a paper: of its first id that has one, else the `url` of its record. */
export function addressOfPaper(paper: LibraryPaper): string | undefined {
  for (const id of paper.ids) {
    const address = addressOf(id);
    if (address !== undefined) return address;
  }
  return paper.url;
}

/** What a paper says of itself must not end the comment or the docstring that it goes into. */
const harmless = (text: string) =>
  text.replace(/\*(?=\/)|["'](?=["']{2})|--(?=>)|-(?=[/}])|=(?=#)|#(?=[>|])|\|(?=#)/g, "$& ");

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
const percent = (character: string) => `%${character.charCodeAt(0).toString(16)}`;

function filled(template: string, paper: LibraryPaper): string {
  const authors = paper.authors ?? [];
  const values: Readonly<Record<string, string>> = {
    title: paper.title,
    shortTitle: shortTitle(paper),
    authors: authors.length > 3 ? `${authors[0]} et al.` : authors.join(", "),
    year: paper.year?.toString() ?? "",
    venue: paper.venue ?? "",
    citekey: paper.citekey,
    id: paper.id,
    arxiv: paper.arxiv ?? "",
    doi: paper.doi ?? "",
    address: addressOfPaper(paper) ?? "",
  };
  const replacement = (whole: string, name: string) => {
    const value = values[name];
    return value === undefined ? whole : harmless(value);
  };
  return oneLine(template.replace(/\{(\w+)\}/g, replacement));
}

/** The part of a title before an early colon (“MegaScale” of “MegaScale: Scaling Large …”), else the whole title. */
export function shortTitle({ title, citekey }: Pick<LibraryPaper, "title" | "citekey">): string {
  if (title === "") return citekey;
  const colon = title.indexOf(": ");
  return colon >= 2 && colon <= 40 ? title.slice(0, colon) : title;
}
