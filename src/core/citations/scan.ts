import type { Citation, Context } from "./citation.ts";
import { findForms } from "./forms.ts";
import type { Found } from "./found.ts";
import type { Language } from "./languages/language.ts";
import { type Lexed, lexed } from "./languages/lexed.ts";
import { LineReader } from "./lineReader.ts";
import { linkLocator, locatorAfter, locatorBefore } from "./locator.ts";
import { scanNotebook } from "./notebook.ts";

/**
 * Every citation of a text, in order. Ids and addresses count everywhere but in code; citekeys count where people write
 * prose: comments, docstrings, Markdown, reST, TeX. In a language that is not known nothing tells code from prose, so
 * only ids and addresses count there. Never throws, and takes time linear in the text. Who has lexed the text already may
 * give that.
 */
export function scan(text: string, language: Language, source: Lexed = lexed(text, language)): Citation[] {
  if (language === "notebook") return scanNotebook(text, scanPart);
  return scanPart(text, language, source).map(({ citation }) => citation);
}

/** A citation with its offsets in the text that was scanned. */
export interface Scanned {
  readonly citation: Citation;
  readonly start: number;
  readonly end: number;
}

/** As `scan`, for one text of one language. */
export function scanPart(text: string, language: Language, source: Lexed = lexed(text, language)): Scanned[] {
  const candidates = findForms(text, language === "markdown");
  if (candidates.length === 0) return [];
  // The lexer runs only where something was found.
  source.upTo((candidates.at(-1)?.start ?? 0) + 1);
  const isKnown = language !== "other";
  const links = language === "markdown" ? linkDefinitions(text, candidates) : undefined;
  const lines = new LineReader(text);
  const result: Scanned[] = [];
  let floor = 0;
  for (const [index, found] of candidates.entries()) {
    const context = source.contextAt(found.start);
    if (!counts(found, context, isKnown, language) || links?.has(found.raw)) continue;
    const next = candidates[index + 1]?.start ?? text.length;
    const { locator, end } = locatorOf(text, found, floor, next);
    floor = end;
    const { form, raw, target } = found;
    const line = lines.at(found.start);
    const citation: Citation = {
      form,
      raw,
      target,
      context,
      line,
      start: found.start - lines.start,
      end: found.end - lines.start,
      text: text.slice(found.start, found.end),
      ...(locator && { locator }),
      ...(isTentative(found, language) && { tentative: true as const }),
    };
    result.push({ citation, start: found.start, end: found.end });
  }
  return result;
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

/** The locator of a citation and where it ends; what stands behind it wins over what stands before or in its address. */
function locatorOf(
  text: string,
  found: Found,
  floor: number,
  next: number,
): { locator?: string; end: number } {
  const behind = locatorAfter(text, found.ending ?? found.end);
  if (behind && behind.end <= next) return { locator: behind.shown, end: behind.end };
  const own = found.kind === "key" ? found.locator : undefined;
  const opening = found.opening ?? found.start;
  const ahead =
    opening < floor ? undefined : (linkLocator(text, floor, opening) ?? locatorBefore(text, floor, opening));
  const locator = own ?? ahead ?? found.locator;
  return locator === undefined ? { end: found.end } : { locator, end: found.end };
}
