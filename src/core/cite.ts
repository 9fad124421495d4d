import { commentMarkers, gapContext, type Language, regions } from "./citations/languages/index.ts";
import { addressOf } from "./ids/identify.ts";
import type { LibraryPaper } from "./library/libraryPaper.ts";

/** How a citation is written: a Markdown link with title and address, `[@citekey]`, or a template with placeholders. */
export interface CiteStyle {
  readonly form: "link" | "key" | "template";
  /** `{title}`, `{shortTitle}`, `{authors}`, `{year}`, `{venue}`, `{citekey}`, `{id}`, `{arxiv}`, `{doi}`, `{address}`. */
  readonly template: string;
}

/** A text to insert at an offset. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * The citation of a paper as text on one line, of one part of it where a locator is given (`§3.2`). A link becomes
 * `[@citekey]` where the paper has no address. TeX has neither: there it is `\\cite{citekey}`. A placeholder that the paper
 * cannot fill becomes nothing, an unknown one stays.
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

/** Several papers cited in one place: one bracket or one command where keys are written, else one after another. */
export function clusterText(papers: readonly LibraryPaper[], style: CiteStyle, language?: Language): string {
  const keys = papers.map(({ citekey }) => citekey);
  if (style.form !== "template" && language === "tex") return `\\cite{${keys.join(",")}}`;
  if (style.form === "key") return `[${keys.map((key) => `@${key}`).join("; ")}]`;
  return papers.map((paper) => citationText(paper, style, language)).join(", ");
}

/** The web page of a paper: that of its first id that has one, else the address in its record. */
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

/** “MegaScale” of “MegaScale: Scaling Large …”: what stands before an early colon, else the whole title. */
export function shortTitle({ title, citekey }: Pick<LibraryPaper, "title" | "citekey">): string {
  if (title === "") return citekey;
  const colon = title.indexOf(": ");
  return colon >= 2 && colon <= 40 ? title.slice(0, colon) : title;
}

/**
 * Where and how a citation goes into a text at `offset`: inline inside comments, docstrings and prose, else as a comment
 * line above the statement, with the language's marker and the line's indentation; inline where the language has no
 * comments that we know.
 */
export function insertionAt(text: string, offset: number, language: Language, citation: string): Insertion {
  const parts = regions(text, language);
  const inside = parts.find(({ start, end }) => start < offset && offset < end);
  // The end of a line comment is still in it; after `*/` or `"""` one is out of it.
  const before = parts.find(({ end }) => end === offset);
  const open = before && isLineComment(text, before, language) ? before : undefined;
  const context = (inside ?? open)?.context ?? (offsetInGap(parts, offset) ? gapContext(language) : "code");
  const marker = commentOf(citation, language);
  if (context === "comment" || context === "docstring" || context === "prose" || marker === undefined)
    return spaced(text, offset, citation);
  const at = statementStart(text, offset, parts);
  const indentation = /^[ \t]*/.exec(text.slice(at))?.[0] ?? "";
  return { at, text: `${indentation}${marker}${lineEnd(text)}` };
}

type Part = ReturnType<typeof regions>[number];

const offsetInGap = (parts: readonly Part[], offset: number) =>
  !parts.some(({ start, end }) => start < offset && offset < end);

/** Whether a part is a comment up to its line's end; of docstrings these are `///`, roxygen's `#'` and their like. */
function isLineComment(text: string, { start, end, context }: Part, language: Language): boolean {
  const { line, block } = commentMarkers(language);
  if (context === "docstring" && !(line !== undefined && text.startsWith(line, start))) return false;
  if (context !== "comment" && context !== "docstring") return false;
  const next = text[end];
  if (next !== undefined && next !== "\n" && next !== "\r") return false;
  return !(block && text.startsWith(block[0], start) && text.slice(start, end).endsWith(block[1]));
}

function commentOf(citation: string, language: Language): string | undefined {
  const { line, block } = commentMarkers(language);
  if (line !== undefined) return `${line} ${citation}`;
  return block && `${block[0]} ${citation} ${block[1]}`;
}

/** Within a line of text: behind a word, never inside one, with a space before it where a word or a full stop stands. */
function spaced(text: string, offset: number, citation: string): Insertion {
  const isInWord = isWordEnd.test(text[offset - 1] ?? "");
  const at =
    offset + (isInWord ? (/^[\p{L}\p{N}_]*/u.exec(text.slice(offset, offset + 100))?.[0].length ?? 0) : 0);
  const before = /[\p{L}\p{N}_.,;:!?)\]#/%*-]/u.test(text[at - 1] ?? "") ? " " : "";
  const after = isWordEnd.test(text[at] ?? "") ? " " : "";
  return { at, text: `${before}${citation}${after}` };
}

const isWordEnd = /[\p{L}\p{N}_]/u;

/** The start of the line on which the statement at `offset` begins, as far as strings and `\` at line ends show it. */
function statementStart(text: string, offset: number, parts: readonly Part[]): number {
  let at = lineStart(text, offset);
  for (;;) {
    const around = parts.find(({ start, end }) => start < at && at < end);
    if (around) at = lineStart(text, around.start);
    else if (/\\\r?\n$/.test(text.slice(Math.max(0, at - 3), at))) at = lineStart(text, at - 1);
    else return at;
  }
}

const lineStart = (text: string, offset: number) => text.lastIndexOf("\n", offset - 1) + 1;
const lineEnd = (text: string) => (text.includes("\r\n") ? "\r\n" : "\n");
