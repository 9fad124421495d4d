import { LineReader } from "../text/lineReader.ts";
import type { Citation, PlacedCitation } from "./citation.ts";
import { type Candidates, candidatesOf } from "./forms/candidates.ts";
import { isCitation, isTentative, linkDefinitions } from "./isCitation.ts";
import type { Language } from "./languages/language.ts";
import { type Lexed, lexed } from "./lexing/regions.ts";
import { scanNotebook } from "./notebooks/scanNotebook.ts";

/**
 * Finds the citations of a text, in order. Ids and addresses count everywhere except in code; citekeys count
 * where people write prose: in comments, docstrings, Markdown, reST and TeX. In an unknown language, where
 * nothing tells code from prose, only ids and addresses count. Never throws; takes linear time.
 */
export function scan(text: string, language: Language): readonly Citation[] {
  if (language === "notebook") return scanNotebook(text, scanPart);
  return scanPart(text, language).map(({ citation }) => citation);
}

/** The citations of one text in one language, with their offsets. */
function scanPart(text: string, language: Language): readonly PlacedCitation[] {
  const candidates = candidatesOf(text, language === "markdown");
  const cited = citedBy(lexed(text, language), language, candidates);
  return candidates.found.flatMap(({ start, end }, index) => {
    const citation = cited[index];
    return citation ? [{ citation, start, end }] : [];
  });
}

/** The citations of the candidates before an edit; see `rescan`. */
export interface CitedBefore {
  readonly lexing: symbol | undefined;
  /** The old citation of a candidate whose line and column the edit does not change. */
  at(index: number): Citation | undefined;
  /** Copies a text that must outlive the document's text. */
  readonly copy: (text: string) => string;
}

/** The citation of each candidate; `undefined` if it is in code or only looks like a citation. */
export function citedBy(
  source: Lexed,
  language: Language,
  { found, locators }: Candidates,
  before?: CitedBefore,
): readonly (Citation | undefined)[] {
  const { text } = source;
  const last = found.at(-1);
  if (last === undefined) return [];
  // The lexer runs only where something was found.
  source.upTo(last.start + 1);
  const links = language === "markdown" ? linkDefinitions(text, found) : undefined;
  let lines: LineReader | undefined;
  let known: { readonly line: number; readonly start: number } | undefined;
  return found.map((one, index) => {
    const { form, raw, target, start, end } = one;
    if (links?.has(raw)) return undefined;
    const locator = locators[index]?.locator;
    const old = before?.at(index);
    const hasStayed =
      old?.locator === locator &&
      (before?.lexing === source.lexing || old?.context === source.contextAt(start));
    if (old && hasStayed) {
      if (!lines) known = { line: old.line, start: start - old.start };
      return old;
    }
    const context = source.contextAt(start);
    if (!isCitation(one, context, language)) return undefined;
    lines ??= new LineReader(text, known);
    const line = lines.at(start);
    const token = text.slice(start, end);
    return {
      form,
      raw,
      target,
      context,
      line,
      start: start - lines.start,
      end: end - lines.start,
      text: before ? before.copy(token) : token,
      ...(locator && { locator }),
      ...(isTentative(one, language) && { tentative: true as const }),
    };
  });
}
