import locales from "@citation-js/plugin-csl/lib/locales.json";
import { Engine } from "citeproc";
import { reasonOf } from "../../text/reasonOf.ts";
import { cslOf } from "../export/csl.ts";
import type { ExportedPaper } from "../export/keptEntry.ts";
import { type CitationStyle, readStyle } from "./citationStyle.ts";
import { styleItem } from "./styleItem.ts";
import { styleTree } from "./styleTree.ts";

/** References formatted by a style. */
export interface StyledReferences {
  /** One per line, in the style's order, else by citekey. */
  readonly text: string;
  /** The style's language, if we have no locale for it and used English words. */
  readonly missingLanguage?: string;
}

const fallback = "en-US";

/**
 * Formats references to papers in a citation style, given the text of a `.csl` file. Throws an error that ends a
 * sentence if the style fails. Takes some milliseconds per paper, more if many papers share authors, so editors use a
 * thread.
 */
export function styledReferences(papers: readonly ExportedPaper[], style: string): StyledReferences {
  const read = readStyle(style);
  try {
    const language = read.language !== undefined && localeOf(read.language) === undefined && read.language;
    return { text: textOf(papers, read), ...(language !== false && { missingLanguage: language }) };
  } catch (error) {
    // citeproc also throws strings.
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
  // Notes are the reader's own text, so citeproc must not parse fields in them.
  engine.opt.development_extensions.field_hack = false;
  engine.updateItems([...items.keys()]);
  const made = engine.makeBibliography();
  if (made === false) throw new Error("it has no bibliography");
  return made[1].map((line) => `${line.replace(/\s+/g, " ").trim()}\n`).join("");
}

/** The locale of a language, else of one of its dialects. */
function localeOf(language: string): string | undefined {
  return (
    locales[language] ?? locales[Object.keys(locales).find((name) => sameLanguage(name, language)) ?? ""]
  );
}

const sameLanguage = (a: string, b: string) => a.slice(0, 2).toLowerCase() === b.slice(0, 2).toLowerCase();
