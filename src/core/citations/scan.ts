import { type Candidates, candidatesAfter, candidatesOf } from "./candidates.ts";
import { type Citation, type Context, isSameCitation } from "./citation.ts";
import { editBetween } from "./edit.ts";
import type { Found } from "./found.ts";
import type { Language } from "./languages/language.ts";
import { type Lexed, lexed } from "./languages/lexed.ts";
import { LineReader } from "./lineReader.ts";
import { scanNotebook } from "./notebook.ts";

/**
 * Every citation of a text, in order. Ids and addresses count everywhere but in code; citekeys count where people write
 * prose: comments, docstrings, Markdown, reST, TeX. In a language that is not known nothing tells code from prose, so
 * only ids and addresses count there. Never throws, and takes time linear in the text.
 */
export function scan(text: string, language: Language): readonly Citation[] {
  return scanned(lexed(text, language), language).citations;
}

/** A text that was scanned, with what a scan after an edit need not find again. */
export interface Scan {
  readonly text: string;
  readonly language: Language;
  readonly citations: readonly Citation[];
  readonly candidates?: Candidates;
}

/**
 * As `scan`, for who has lexed the text and perhaps has scanned it before an edit. Citations that an edit leaves as they
 * are stay the same objects.
 */
export function scanned(source: Lexed, language: Language, before?: Scan): Scan {
  const { text } = source;
  if (language === "notebook") return { text, language, citations: scanNotebook(text, scanPart) };
  const known = before?.language === language ? before : undefined;
  const isMarkdown = language === "markdown";
  const candidates = known?.candidates
    ? candidatesAfter(text, isMarkdown, editBetween(known.text, text), known.candidates)
    : candidatesOf(text, isMarkdown);
  const citations = citationsOf(source, language, candidates).map(({ citation }) => citation);
  return { text, language, candidates, citations: known ? keepSame(known.citations, citations) : citations };
}

/** A citation with its offsets in the text that was scanned. */
export interface Scanned {
  readonly citation: Citation;
  readonly start: number;
  readonly end: number;
}

/** As `scan`, for one text of one language, with offsets. */
function scanPart(text: string, language: Language): readonly Scanned[] {
  return citationsOf(lexed(text, language), language, candidatesOf(text, language === "markdown"));
}

function citationsOf(source: Lexed, language: Language, { found, locators }: Candidates): readonly Scanned[] {
  const { text } = source;
  const last = found.at(-1);
  if (last === undefined) return [];
  // The lexer runs only where something was found.
  source.upTo(last.start + 1);
  const isKnown = language !== "other";
  const links = language === "markdown" ? linkDefinitions(text, found) : undefined;
  const lines = new LineReader(text);
  const result: Scanned[] = [];
  for (const [index, one] of found.entries()) {
    const context = source.contextAt(one.start);
    if (!counts(one, context, isKnown, language) || links?.has(one.raw)) continue;
    const { form, raw, target, start, end } = one;
    const locator = locators[index]?.locator;
    const line = lines.at(start);
    const citation: Citation = {
      form,
      raw,
      target,
      context,
      line,
      start: start - lines.start,
      end: end - lines.start,
      text: text.slice(start, end),
      ...(locator && { locator }),
      ...(isTentative(one, language) && { tentative: true as const }),
    };
    result.push({ citation, start, end });
  }
  return result;
}

/** The new citations, the old object for each that is as it was, counted from either end. */
function keepSame(before: readonly Citation[], after: readonly Citation[]): readonly Citation[] {
  const added = after.length - before.length;
  const kept = after.map((citation, index) => {
    const same = [before[index], before[index - added]].find((old) => old && isSameCitation(old, citation));
    return same ?? citation;
  });
  return added === 0 && kept.every((citation, index) => citation === before[index]) ? before : kept;
}

function counts(found: Found, context: Context, isKnown: boolean, language: Language): boolean {
  if (context === "code") return false;
  if (found.kind === "id") return true;
  // In HTML what an attribute says is a string, and `<d-cite key="…">` is a citation.
  if (found.form === "distill" && language === "html") return true;
  if (!isKnown || context === "string") return false;
  return found.form !== "wikilink" || language === "markdown";
}

/** What looks like a citekey and mostly is something else. */
function isTentative({ form, raw, bare }: Found, language: Language): boolean {
  switch (form) {
    case "wikilink":
      return true;
    case "pandoc":
      return language !== "markdown" || bare === true || crossReference.test(raw);
    case "latex":
      // In R's documentation `\cite{…}` sets a title in type ("Writing R Extensions", 2.3).
      return language === "r" || language === "rd";
    case "doxygen":
      return settings.has(language);
    default:
      return false;
  }
}

/** Figures, tables and the like of the document itself (Quarto, pandoc-crossref): `[@fig-x]`, `[@tbl:x]`. */
const crossReference =
  /^(?:fig|tbl|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)[-:]/;
/** A template of Doxygen's settings speaks of its `\cite` command. */
const settings: ReadonlySet<Language> = new Set<Language>(["ini", "cmake", "text", "makefile"]);

/** The handles that Markdown defines as links, `[@user]: https://…`: what stands in such brackets is no key. */
function linkDefinitions(text: string, candidates: readonly Found[]): ReadonlySet<string> | undefined {
  if (!candidates.some(({ form }) => form === "pandoc")) return undefined;
  const names = new Set<string>();
  for (let at = text.indexOf("]:"); at >= 0; at = text.indexOf("]:", at + 1)) {
    const name = /(?:^|[\n\r]) {0,3}\[@([^\]\s]{1,200})$/.exec(text.slice(Math.max(0, at - 206), at))?.[1];
    if (name !== undefined) names.add(name);
  }
  return names;
}
