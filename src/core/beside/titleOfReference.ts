import { looksLikeTitle } from "../titles/looksLikeTitle.ts";
import { authorsLength } from "../titles/people.ts";
import { tidyTitle } from "../titles/tidyTitle.ts";
import type { FoundTitle } from "./besideTitle.ts";

/** What an entry begins with: a bullet, a number, a date, a name in brackets. */
const opening =
  /^(?:[\s`]|\.\.\s|[-*+>•·|#:]+(?=\s)|\d{1,3}[.)](?=\s)|\[#?[\w.:-]{1,40}\]_?(?!\()|\(\d{1,3}\)|\*\*\[[^[\]]{1,40}\]\*\*|\[[A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω\d.+ -]{1,30}\](?!\()|[([]?(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}[)\]]?(?=\s)|(?:paper|title|reference|citation)s?\s*:)+/i;

/** Where a sentence ends, but not behind an initial or "et al.". */
const stop = /(?<!\b[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]|\bet al|\bvs|\bSt|\bDr)\s?[.?!](?:["”])?(?:\[[A-Z]\])?\s+(?=\S)/g;
/** What stands behind a title in a bibliography: where and when it was published. */
const source =
  /^(?:[Ii]n:?\s|[Pp]roceedings|[Pp]roc\b|Advances|Journal|Transactions|IEEE|ACM\b|[Aa]r[Xx]iv|CoRR\b|[Pp]reprint|\(?(?:19|20)\d\d|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω&-]{1,14}[\s,]+(?:\d{1,4}[\s,(:]|(?:19|20)\d\d)|(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω&-]+[\s,]+(?:(?:of|on|and|in|for)\s)?){1,8}\(?(?:vol\.?\s*)?(?:\d{1,3}[\s,(:]|(?:19|20)\d\d))/;

/**
 * Of a reference as bibliographies print it the title: `Authors (2020). Title. Venue`, `[1] A. Author, Title, arXiv
 * preprint`; a text that is all title is one too, in the place `line`.
 */
export function titleOfReference(text: string): FoundTitle | undefined {
  const numbered = opening.exec(text)?.[0].length ?? 0;
  const from = numbered + authorsLength(text.slice(numbered));
  const rest = text.slice(from);
  for (const end of ends(rest)) {
    const raw = rest.slice(0, end);
    const title = tidyTitle(raw);
    const within = raw.indexOf(title);
    if (within < 0 || !looksLikeTitle(title)) continue;
    const behind = rest.slice(within + title.length).replace(/^[\s.,;:"”'\]]+/, "");
    const isSource = behind !== "" && source.test(behind);
    // What goes on is a sentence.
    if (behind !== "" && !isSource && from === numbered) return undefined;
    return {
      text: title,
      place: from > numbered || isSource ? "reference" : "line",
      kind: "loose",
      start: from + within,
      end: from + within + title.length,
    };
  }
  return undefined;
}

/** Where the title may end: at the first full stop, or at the next ones where it has one in it, or with the text. */
function* ends(text: string): Iterable<number> {
  let count = 0;
  for (const { index, 0: mark } of text.matchAll(stop)) {
    if (++count > 3) return;
    yield mark.startsWith(".") ? index : index + 1;
  }
  yield text.length;
}
