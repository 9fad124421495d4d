import type { Citation, LineRange } from "../citations/citation.ts";
import { mayBeName } from "../titles/looksLikeTitle.ts";
import { tidyTitle } from "../titles/tidyTitle.ts";
import { tellingWords } from "../titles/titleWords.ts";
import { isAnnounced } from "./announced.ts";
import type { BesideTitle } from "./besideTitle.ts";
import { bibtexEntries, type EntryInText } from "./bibtexEntries.ts";
import { type NearbyCitations, nearbyCitations } from "./nearbyCitations.ts";
import { referenceLinks } from "./referenceLinks.ts";
import { textBefore, textStart } from "./textBefore.ts";
import { titleAbove } from "./titleAbove.ts";
import { anchorText, titleAfter } from "./titleAfter.ts";
import { titleBefore } from "./titleBefore.ts";
import { isOtherRecord, reachOfField, titleField } from "./titleField.ts";

/** Finds what stands beside the citations of one text. */
export interface TitlesBeside {
  /** The title beside a citation, if there is one. */
  of(citation: Citation): BesideTitle | undefined;
  /** The BibTeX entry that contains a citation. */
  entryOf(citation: LineRange): EntryInText | undefined;
  /** The texts of links to a citation from elsewhere in the text: `[text][label]`. */
  linkedFrom(citation: Citation): readonly BesideTitle[];
  readonly nearby: NearbyCitations;
  /** The citation itself, or the first one of the same work in a table row: `| Title | [PDF](…) [arXiv](…) |`. */
  firstOfRow(citation: Citation): Citation;
  /**
   * Everything in the text that the title beside a citation depends on: lines, titles and citations. While each of
   * them is the same (`===`), so is the title.
   */
  surroundings(citation: Citation): readonly unknown[];
}

/** How many lines above and below a citation are read. */
const [linesAbove, linesBelow] = [5, reachOfField];

/**
 * Finds titles beside the citations of a text. `citations` must be all of them, because a title before another
 * citation belongs to that one. Reads a citation's line, a few lines around it, and the BibTeX entry around it.
 */
export function titlesBeside(lines: readonly string[], citations: readonly Citation[]): TitlesBeside {
  const nearby = nearbyCitations(citations.filter((citation) => !isHandle(lines, citation)));
  let entries: ((place: LineRange) => EntryInText | undefined) | undefined;
  const links = referenceLinks(lines);
  const linkedFrom = ({ line, start }: Citation) => links.textsOf(line, start);
  const entryOf = (place: LineRange) => {
    entries ??= bibtexEntries(lines);
    return entries(place);
  };
  return {
    nearby,
    entryOf,
    linkedFrom,
    firstOfRow: (citation) => firstOfRow(lines, citation, nearby) ?? citation,
    of(citation) {
      const entry = entryOf(citation);
      if (entry !== undefined) return entry.title && fromEntry(entry.title);
      const first = firstOfRow(lines, citation, nearby);
      if (first !== undefined) return this.of(first);
      const ofRecord = titleField(lines, citation);
      if (ofRecord !== undefined) return ofRecord;
      const found =
        // An anchor's text follows its address; the text before it may be any sentence.
        anchorText(lines, citation, nearby) ??
        titleInLine(lines, citation, nearby) ??
        titleAfter(lines, citation, nearby) ??
        titleAbove(lines, citation, nearby);
      return found !== undefined && isOtherRecord(lines, citation, found.line) ? undefined : found;
    },
    surroundings(citation) {
      const found: unknown[] = [];
      const see = (line: number) => found.push(lines[line], ...nearby.on(line));
      for (let line = citation.line - linesAbove; line <= citation.line + linesBelow; line++) see(line);
      const entry = entryOf(citation);
      for (const title of [entry?.title, ...linkedFrom(citation)]) {
        if (title === undefined) continue;
        found.push(title.text, title.start);
        see(title.line);
      }
      return found;
    },
  };
}

/** Whether a citekey is only the makers' name after a title: `(@Some University)`. */
const isHandle = (lines: readonly string[], { form, line, start }: Citation) =>
  form === "pandoc" && /[(（]@?$/.test((lines[line] ?? "").slice(Math.max(0, start - 2), start));

/** Matches what stands between the badges of one row: links, images and tags. */
const badges =
  /!?\[[^[\]]{0,60}\]\([^()\s]{0,300}\)|<[^<>]{0,100}>|\]\([^()\s]{0,300}|https?:\/\/\S{0,100}|[\s[\]()!|\\]/g;

/** The previous id in a table row, if only links and marks are in between: both are addresses of one work. */
function firstOfRow(
  lines: readonly string[],
  { line, start }: Citation,
  nearby: NearbyCitations,
): Citation | undefined {
  const text = lines[line] ?? "";
  const previous = /^\s*\|/.test(text.slice(textStart(text))) ? nearby.before(line, start) : undefined;
  const between = previous && text.slice(previous.end, start);
  return between !== undefined && between.length < 600 && between.replace(badges, "") === ""
    ? previous
    : undefined;
}

function fromEntry(title: LineRange & { readonly text: string }): BesideTitle {
  const text = tidyTitle(title.text);
  const isSame = text === title.text;
  return { ...title, text: isSame ? title.text : text, place: "bibtex", kind: "firm" };
}

/**
 * Whether the text around a link is about a paper rather than a thing: `from A and B: [Title](…) (ICLR 2017)`, `the
 * paper [Title](…)`, `[Title](…). Authors`. The quotation mark around a notebook's line does not count.
 */
function isPaper(before: string, after: string): boolean {
  return (
    /^[^\s"'<>)]{0,40}>?\)?["”*_`]*\s*(?:[,.]?\s*\(?[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω&+/-]{1,14}[\s,.'’]{0,2}(?:19|20)?\d\d|\(?(?:19|20)\d\d|[.,]?\s*(?:by\s)?[*_]{0,2}(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][a-zß-öø-žα-ω]+) [A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω.]+(?:,|\s(?:and|et)\b))/.test(
      after,
    ) ||
    /(?:\bpapers?|\btitled|\bentitled|\bet al\.?\*{0,2}:?|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][a-zß-öø-žα-ω]+ and [A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][a-zß-öø-žα-ω]+:|(?<=[^\s,]\s{0,2})["“])\s*[*_"“]*\[[^[\]]{1,300}\]\(\s*<?$/.test(
      before,
    )
  );
}

/**
 * Matches the word after a link that calls its text a method, a model or the
 * like: `>`__ algorithm`, `) method`.
 */
const thing = /^[^\s"'<>)]{0,40}[>)][`_]{0,3}\s+(?:algorithm|method|optimizer|dataset|model|scheme)s?\b/;

function titleInLine(
  lines: readonly string[],
  citation: Citation,
  nearby: NearbyCitations,
): BesideTitle | undefined {
  const { text, at, isCut } = textBefore(lines, citation, nearby);
  const found = titleBefore(text);
  if (found === undefined || (isCut && found.place === "line" && !/^[\s)\]]*(?:[;|•]|and\s)/.test(text)))
    return undefined;
  const after = (lines[citation.line] ?? "").slice(citation.end, citation.end + 60);
  const isName =
    found.place === "link" &&
    ((mayBeName(found.text) && !isPaper(text, after)) ||
      (thing.test(after) && tellingWords(found.text).length < 7));
  const { line, column } = at(found.start);
  const room = (lines[line] ?? "").length;
  const { text: title, kind, place, start, end } = found;
  const id = citation.target.slice(citation.target.indexOf(":") + 1);
  return {
    text: title,
    kind,
    place: isName ? "name" : place,
    ...((found.isAnnounced ||
      isAnnounced(text.slice(0, start), text.slice(Math.max(0, start - 30)), after, id)) && {
      isAnnounced: true,
    }),
    line,
    start: column,
    end: Math.min(room, column + end - start),
  };
}
