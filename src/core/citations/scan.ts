import { copyString } from "../text/copyString.ts";
import { LineReader } from "../text/lineReader.ts";
import { type Edit, editBetween } from "../text/span.ts";
import { type Citation, isSameCitation } from "./citation.ts";
import { type Candidates, candidatesAfter, candidatesOf } from "./forms/candidates.ts";
import { isCitation, isTentative, linkDefinitions } from "./isCitation.ts";
import type { Language } from "./languages/language.ts";
import { lineEnd } from "./lexing/characters.ts";
import { type Lexed, lexed } from "./lexing/lexed.ts";
import { scanNotebook } from "./notebooks/notebook.ts";

/**
 * Every citation of a text, in order. Ids and addresses count everywhere but in code; citekeys count where people write
 * prose: comments, docstrings, Markdown, reST, TeX. In a language that is not known nothing tells code from prose, so
 * only ids and addresses count there. Never throws, and takes time linear in the text.
 */
export function scan(text: string, language: Language): readonly Citation[] {
  return scanLexed(lexed(text, language), language).citations;
}

/** A text that was scanned, with what a scan after an edit need not find again. */
export interface Scan {
  readonly text: string;
  readonly language: Language;
  readonly lexing?: symbol;
  readonly citations: readonly Citation[];
  readonly candidates?: Candidates;
  /** Of each candidate. */
  readonly cited?: readonly Cited[];
}

/** What a candidate cites, `undefined` where it does not count. */
type Cited = Citation | undefined;

/**
 * As `scan`, for who has lexed the text and perhaps has scanned it before an edit. Citations that an edit leaves as they
 * are stay the same objects, but for notebooks.
 */
export function scanLexed(source: Lexed, language: Language, before?: Scan): Scan {
  const { text, lexing } = source;
  if (language === "notebook") return { text, language, citations: scanNotebook(text, scanPart) };
  const isMarkdown = language === "markdown";
  if (before?.language !== language || !before.candidates) {
    const candidates = candidatesOf(text, isMarkdown);
    const cited = citedBy(source, language, candidates);
    return { text, language, lexing, candidates, cited, citations: cited.filter((one) => one !== undefined) };
  }
  const edit = editBetween(before.text, text);
  const { candidates, kept, moved } = candidatesAfter(text, isMarkdown, edit, before.candidates);
  const cited = citedBy(source, language, candidates, staying(before, text, edit, kept, moved, candidates));
  const citations = cited.filter((one) => one !== undefined);
  return { text, language, lexing, candidates, cited, citations: keepSame(before.citations, citations) };
}

/** A citation with its offsets in the text that was scanned. */
export interface Scanned {
  readonly citation: Citation;
  readonly start: number;
  readonly end: number;
}

/** As `scan`, for one text of one language, with offsets. */
function scanPart(text: string, language: Language): readonly Scanned[] {
  const candidates = candidatesOf(text, language === "markdown");
  const cited = citedBy(lexed(text, language), language, candidates);
  return candidates.found.flatMap(({ start, end }, index) => {
    const citation = cited[index];
    return citation ? [{ citation, start, end }] : [];
  });
}

/** What candidates cited before an edit, where it leaves them in their line and column. */
interface Staying {
  readonly lexing: symbol | undefined;
  at(index: number): Cited;
}

function citedBy(
  source: Lexed,
  language: Language,
  { found, locators }: Candidates,
  staying?: Staying,
): readonly Cited[] {
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
    const old = staying?.at(index);
    const hasStayed =
      old?.locator === locator &&
      (staying?.lexing === source.lexing || old?.context === source.contextAt(start));
    if (old && hasStayed) {
      if (!lines) known = { line: old.line, start: start - old.start };
      return old;
    }
    const context = source.contextAt(start);
    if (!isCitation(one, context, language)) return undefined;
    lines ??= new LineReader(text, known);
    const line = lines.at(start);
    return {
      form,
      raw,
      target,
      context,
      line,
      start: start - lines.start,
      end: end - lines.start,
      text: staying ? copyString(text.slice(start, end)) : text.slice(start, end),
      ...(locator && { locator }),
      ...(isTentative(one, language) && { tentative: true as const }),
    };
  });
}

function staying(
  { text: old, lexing, cited = [] }: Scan,
  text: string,
  { start, oldEnd, newEnd }: Edit,
  kept: number,
  moved: number,
  { found }: Candidates,
): Staying {
  const firstMoved = found.length - moved;
  const isWithinLine =
    !/[\r\n]/.test(old.slice(Math.max(0, start - 1), oldEnd)) && !/[\r\n]/.test(text.slice(start, newEnd));
  const nextLine = isWithinLine ? lineEnd(text, newEnd) : Number.POSITIVE_INFINITY;
  return {
    lexing,
    at(index) {
      if (index < kept) return cited[index];
      if (index < firstMoved || (found[index]?.start ?? 0) < nextLine) return undefined;
      return cited[index - found.length + cited.length];
    },
  };
}

/** The new citations, the old object for each that is as it was, counted from either end. */
function keepSame(before: readonly Citation[], after: readonly Citation[]): readonly Citation[] {
  const added = after.length - before.length;
  let isSame = added === 0;
  const kept = after.map((citation, index) => {
    const [one, other] = [before[index], before[index - added]];
    if (one && isSameCitation(one, citation)) return one;
    isSame = false;
    return other && isSameCitation(other, citation) ? other : citation;
  });
  return isSame ? before : kept;
}
