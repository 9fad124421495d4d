import locales from "@citation-js/plugin-csl/lib/locales.json";
import { Engine } from "citeproc";
import { reasonOf } from "../../text/reasonOf.ts";
import { cslOf } from "../export/csl.ts";
import type { ExportedPaper } from "../export/originalEntry.ts";
import { type CitationStyle, readStyle } from "./citationStyle.ts";
import { styleItem } from "./styleItem.ts";
import { styleTree } from "./styleTree.ts";

/** References as a style writes them. */
export interface StyledReferences {
  /** One a line, in the order that the style gives them, else by citekey. */
  readonly text: string;
  /** The language of the style where we do not have its words, so that English ones stand in their place. */
  readonly missingLanguage?: string;
}

const fallback = "en-US";

/**
 * References to papers in a citation style, the text of a `.csl` file. Throws an error with a sentence for its end where the
 * style cannot be followed. Takes some milliseconds a paper, and more where many have the same authors: an editor has
 * a thread for it.
 */
export function styledReferences(papers: readonly ExportedPaper[], style: string): StyledReferences {
  const read = readStyle(style);
  try {
    const language = read.language !== undefined && localeOf(read.language) === undefined && read.language;
    return { text: textOf(papers, read), ...(language !== false && { missingLanguage: language }) };
  } catch (error) {
    // citeproc throws texts, too.
    throw new Error(`it cannot be followed (${reasonOf(error)})`);
  }
}

function textOf(papers: readonly ExportedPaper[], style: CitationStyle): string {
  const sorted = [...papers].sort((a, b) => (a.citekey < b.citekey ? -1 : a.citekey > b.citekey ? 1 : 0));
  const items = new Map(sorted.map((paper, at) => [`${at}`, styleItem(cslOf(paper), `${at}`)]));
  const engine = new Engine(
    {
      retrieveItem: (id) => items.get(id) ?? {},
      retrieveLocale: (language) => styleTree(localeOf(language) ?? locales[fallback] ?? ""),
    },
    style.root,
  );
  engine.setOutputFormat("text");
  // Notes are the reader's, no fields.
  engine.opt.development_extensions.field_hack = false;
  engine.updateItems([...items.keys()]);
  const made = engine.makeBibliography();
  if (made === false) throw new Error("it has no bibliography");
  return made[1].map((line) => `${line.replace(/\s+/g, " ").trim()}\n`).join("");
}

/** The words of a language, else those of a dialect of it. */
function localeOf(language: string): string | undefined {
  return (
    locales[language] ?? locales[Object.keys(locales).find((name) => sameLanguage(name, language)) ?? ""]
  );
}

const sameLanguage = (a: string, b: string) => a.slice(0, 2).toLowerCase() === b.slice(0, 2).toLowerCase();
