import { looksLikeShortTitle, looksLikeTitle, mayBeShortTitle } from "../titles/looksLikeTitle.ts";
import { authorsLength, looksLikeNames } from "../titles/people.ts";
import { tidyTitle } from "../titles/tidyTitle.ts";
import type { FoundTitle } from "./besideTitle.ts";

/** Matches the beginning of an entry: a bullet, a number, a date, a name in brackets. */
const opening =
  /^(?:[\s`]|[\ud83c-\ud83e][\udc00-\udfff]|[\u2190-\u21ff\u2300-\u2bff]|\ufe0f|\.\.\s|[-*+>•·|#:]+(?=\s)|\d{1,3}[.)](?=\s)|\[[#^]?[\w.:-]{1,40}\]_?(?!\()|\(\d{1,3}\)|\((?:[A-Z][A-Za-z]{1,12}\s?['’]?)?\d{2,4}(?:[./-]\d{1,2})?\)(?=\s)|\[\*\*[^[\]*]{1,40}\*\*\]|\*\*\[[^[\]]{1,40}\]\*\*|\[[A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω\d.+ -]{1,30}\](?!\()|[([]?(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}[)\]]?(?=\s)|(?:paper|title|reference|citation)s?\s*:|\[(?=[A-Z][a-z]+, [A-Z]))+/i;

/** Matches `Ada Bee and Bo Cow. `: the authors of a numbered reference, if its journal is named too. */
const twoNames =
  /^(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+\s){1,3}(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.\s)?(?:and|&)\s(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+\s){1,2}[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+[.,:]\s+/;

/** Matches the makers that lists of papers name after a title: `(@Some University etc)`. */
export const handle = /\s*[(（]@[^()]{1,80}[)）]\s*/g;

/** Matches a place in a journal and nothing else: `J. Owl Theory 2010, 6, 235–248`. */
const placeInJournal = /^(?=[^\d]*[a-z]\.)(?:[A-Z][A-Za-z]*\.?,?\s+){1,7}\(?(?:19|20)\d\d\)?,\s*\d{1,4}\b/;

/** Matches the end of a sentence, but not after an initial or "et al.". */
const stop = /(?<!\b[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]|\bet al|\bvs|\bSt|\bDr)\s?[.?!](?:["”])?(?:\[[A-Z]\])?\s+(?=\S)/g;
/** Matches what follows a title in a bibliography: where and when it was published. */
const source =
  /^(?:[Ii]n:?\s|[Pp]roceedings|[Pp]roc\b|Advances|Journal|Transactions|IEEE|ACM\b|[Aa]r[Xx]iv|CoRR\b|[Pp]reprint|\(?(?:19|20)\d\d|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω&-]{1,14}[\s,]+(?:['’]?\d{1,4}[\s,(:]|(?:19|20)\d\d)|(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω&.-]*[\s,]+(?:(?:of|on|and|&|in|for)\s)?){1,8}\(?(?:vol\.?\s*)?(?:\d{1,3}[\s,(:]|(?:19|20)\d\d))/;

/**
 * The title in a reference as bibliographies print it: `Authors (2020). Title. Venue`, `[1] A. Author, Title, arXiv
 * preprint`. A text that is only a title counts too, with the place `line`.
 */
export function titleOfReference(text: string): FoundTitle | undefined {
  if (placeInJournal.test(text)) return undefined;
  const numbered = opening.exec(text)?.[0].length ?? 0;
  const authors = authorsLength(text.slice(numbered));
  const two = authors === 0 && numbered > 0 ? (twoNames.exec(text.slice(numbered))?.[0].length ?? 0) : 0;
  const from = numbered + authors + two;
  const isDated = /\((?:19|20)\d\d[^()]*\)\W*$/.test(text.slice(numbered, from));
  const rest = text.slice(from);
  for (const end of ends(rest)) {
    const raw = rest.slice(0, end);
    // `Title of It, Phys. Rev. 12` is cut in the middle of the journal's name.
    const title = tidyTitle(raw.replace(/,\s+[A-Z][a-z]{1,5}$/, ""));
    const within = raw.indexOf(title);
    if (within < 0) continue;
    const behind = rest
      .slice(within + title.length)
      .replace(handle, "")
      .replace(/^[\s.,;:"”'\]]+/, "");
    const isPublished = isSource(behind) || isPeople(behind);
    // Between authors and a journal even a few words are a title.
    if (two > 0 && !isPublished) return undefined;
    const isAtStop = end < rest.length && /^[[(<]*$/.test(behind);
    const isShort =
      from > numbered &&
      ((mayBeShortTitle(title) && (isPublished || isAtStop)) || (isDated && looksLikeShortTitle(title)));
    if (!isShort && !looksLikeTitle(title)) continue;
    // If more follows, it is a sentence.
    if (behind !== "" && !isPublished && from === numbered) return undefined;
    return {
      text: title,
      place: from > numbered || isPublished ? "reference" : "line",
      kind: "loose",
      start: from + within,
      end: from + within + title.length,
      ...(isShort && { isAnnounced: true }),
    };
  }
  return undefined;
}

/** Whether a text begins like what follows a title in a bibliography. */
export const isSource = (text: string): boolean => source.test(text);

/** Whether a text is only a list of people. */
export const isPeople = (text: string) =>
  !/["“”'`]|\bet\.? ?al\b/.test(text) && looksLikeNames(text.slice(0, 300).replace(/[\s.,;:([]+$/, ""));

/**
 * Where the title may end: at the first full stop, at the next ones if the title contains one, or at the end of the
 * text.
 */
function* ends(text: string): Iterable<number> {
  let count = 0;
  for (const { index, 0: mark } of text.matchAll(stop)) {
    if (++count > 3) return;
    yield mark.startsWith(".") ? index : index + 1;
  }
  yield text.length;
}
