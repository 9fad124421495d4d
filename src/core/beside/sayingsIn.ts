import { parseBibtex } from "../bibliography/bibtex/parseBibtex.ts";
import type { Citation } from "../citations/citation.ts";
import { idsOf } from "../ids/idsOf.ts";
import type { Paper } from "../paper.ts";
import type { PaperId } from "../paperId.ts";
import { copyString } from "../text/copyString.ts";
import { linkName } from "../titles/linkName.ts";
import {
  isOtherLanguage,
  isTitleCase,
  looksLikeQuotedTitle,
  looksLikeShortTitle,
  looksLikeTitle,
  mayBeName,
  mayBeShortTitle,
} from "../titles/looksLikeTitle.ts";
import type { BesideTitle } from "./besideTitle.ts";
import type { EntryInText } from "./bibtexEntries.ts";
import { bylineOf } from "./byline.ts";
import { furtherTitle } from "./further/furtherTitle.ts";
import type { Saying } from "./saying.ts";
import { titlesBeside } from "./titlesBeside.ts";

/**
 * What a text says about the papers that it cites by id: records of BibTeX entries, and titles beside ids. Skips a
 * text that may not be a title rather than guessing. `citations` must be all of the text, in order.
 */
export function sayingsIn(
  lines: readonly string[],
  citations: readonly Citation[],
  recordOf: EntryReader = entryReader(),
): readonly Saying[] {
  const sayings = new Map<string, Saying>();
  const add = (saying: Saying | undefined) => {
    if (saying === undefined) return;
    const key = sayingKey(saying);
    if (!sayings.has(key)) sayings.set(key, saying);
  };
  const titles = titlesBeside(lines, citations);
  const lineTitles: (readonly [Citation, BesideTitle])[] = [];
  for (const citation of citations) {
    if (citation.target.startsWith("key:")) continue;
    const entry = titles.entryOf(citation);
    if (entry !== undefined) {
      const record = recordOf(entry);
      add(record && ofEntry(citation, record));
      continue;
    }
    const found = titles.of(citation);
    const beside = withoutName(found);
    const links = titles.linkedFrom(citation);
    for (const link of found === undefined ? links : [found, ...links]) add(ofByline(citation, link));
    const linked = links.find(({ text }) => looksLikeTitle(text));
    const said = linked ?? (beside && isSaid(beside) ? beside : undefined);
    const further =
      said === undefined || said.place === "line" || said.place === "reference"
        ? furtherTitle(lines, citation, titles.nearby, said)
        : undefined;
    for (const title of [further ?? beside, linked])
      if (title?.place === "line") lineTitles.push([citation, title]);
      else if (title && isTitle(title)) add(ofTitle(citation, title));
  }
  const likely = lineTitles.filter(([, { text }]) => looksLikeTitle(text));
  const isList = isListOfPapers(likely.map(([, { text }]) => text));
  for (const [citation, title] of likely)
    if (isList || (isTitleCase(title.text) && !mayBeName(title.text))) add(ofTitle(citation, title));
  return [...sayings.values()];
}

/** Two places of a text with the same key say the same. */
export const sayingKey = ({ id, by, title }: Saying): string => `${id} ${by ?? title}`;

/**
 * Whether a text is a list of papers: if most lines capitalise each word, the others are titles too. In other texts a
 * line may be a sentence.
 */
function isListOfPapers(texts: readonly string[]): boolean {
  return texts.length >= 8 && texts.filter(isTitleCase).length >= 0.6 * texts.length;
}

/** Drops the name in brackets of `[Title of Several Words for Owls (TSWO)](…)`, if the rest cannot be a name. */
function withoutName(title: BesideTitle | undefined): BesideTitle | undefined {
  if (title?.place !== "link" || looksLikeTitle(title.text)) return title;
  const text = title.text.replace(/\s*\([A-Za-z\d][^()]{1,24}\)$/, "");
  return text !== title.text && looksLikeTitle(text) && !mayBeName(text) ? { ...title, text } : title;
}

const isSaid = (title: BesideTitle) => (title.place === "line" ? looksLikeTitle(title.text) : isTitle(title));

function isTitle({ text, place, isAnnounced = false }: BesideTitle): boolean {
  if (isOtherLanguage(text)) return false;
  if (isAnnounced && (looksLikeTitle(text) || mayBeShortTitle(text))) return true;
  switch (place) {
    case "field":
      return looksLikeTitle(text) || looksLikeShortTitle(text);
    case "quoted":
      return looksLikeQuotedTitle(text) || looksLikeShortTitle(text);
    case "name":
    case "line":
      return false;
    default:
      return looksLikeTitle(text);
  }
}

function ofTitle({ target: id, line }: Citation, { text, place }: BesideTitle): Saying {
  return {
    id,
    title: copyString(text),
    rank: place === "line" || place === "reference" ? "line" : "link",
    line,
  };
}

function ofByline({ target: id, line }: Citation, { text, place }: BesideTitle): Saying | undefined {
  const by = place === "link" || place === "name" ? (bylineOf(text) ?? linkName(text)) : undefined;
  return by === undefined ? undefined : { id, title: "", by: copyString(by), rank: "link", line };
}

/** Parses a BibTeX entry found in a text as a record. */
export type EntryReader = (entry: EntryInText) => Paper | undefined;

/** How many different entries are cached; the same entry often occurs in a hundred READMEs. */
const mostEntries = 500;

/** Makes an `EntryReader` that caches entries. */
export function entryReader(): EntryReader {
  const records = new Map<string, Paper | undefined>();
  return (entry) => {
    const source = entry.source();
    if (records.has(source)) return records.get(source);
    const record = recordOf(source);
    if (records.size >= mostEntries) records.clear();
    records.set(source, record);
    return record;
  };
}

function recordOf(source: string): Paper | undefined {
  return parseBibtex(source, "", { kind: "cited", order: 0 }).records[0]?.paper;
}

/** What an entry says about an id, if the id is the entry's own: one in a note is of another work. */
function ofEntry({ target: id, line }: Citation, record: Paper): Saying | undefined {
  const { title, authors, year, citekey } = record;
  const ids = idsOf(record);
  if (title === "" || !ids.includes(id)) return undefined;
  const otherIds = ids.filter((one) => one !== id && !one.startsWith("key:"));
  return {
    id,
    title: copyString(title),
    ...(authors && { authors: authors.map(copyString) }),
    ...(year !== undefined && { year }),
    rank: "bibtex",
    ...(otherIds.length > 0 && { otherIds: otherIds.map((one) => copyString(one) as PaperId) }),
    ...(citekey !== "" && { key: copyString(citekey) }),
    line,
  };
}
