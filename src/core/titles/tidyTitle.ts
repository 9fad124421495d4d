import { looksLikeNames, withoutNamesBehind } from "./people.ts";

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** Marks that enclose a whole title. */
const pairs: readonly (readonly [open: string, close: string])[] = [
  ["``", "''"],
  ['"', '"'],
  ["“", "”"],
  ["”", "”"],
  ["'", "'"],
  ["‘", "’"],
  ["《", "》"],
  ["「", "」"],
  ["`", "`"],
  ["`", "'"],
  ["*", "*"],
  ["_", "_"],
];

/** Matches pictures before a title, also as GitHub writes them: `:fire: `. */
const pictures = /^(?:[\s\u2190-\u21ff\u2300-\u2bff\u{1f000}-\u{1faff}]|\ufe0f|\u200d|:[a-z_]{2,30}:)+/u;

/**
 * Cleans a title found in markup: removes HTML, emphasis, link syntax, TeX braces, quotes around it, and what
 * bibliographies put after it (`[J]`, `(ICLR 2020)`, a full stop).
 */
export function tidyTitle(raw: string): string {
  let text = raw
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>/g, " ")
    .replace(/!?\[([^[\]]{0,300})\]\([^()\s]{0,300}\)/g, "$1")
    .replace(/&(?:amp|lt|gt|quot|nbsp|#39);/g, (entity) => entities[entity] ?? entity)
    .replace(/\\([_*#[\]"'`])/g, "$1")
    .replace(/[{}]/g, "")
    .replace(/\*\*|__/g, "")
    .replace(/[.\s]*#\s*noqa\b.{0,40}$/, "")
    .replace(pictures, "")
    .replace(/\s+/g, " ")
    .trim();
  // Each turn removes the outermost marks; a text with more of them is not a title.
  for (let [before, turn] = ["", 0]; before !== text && turn < 8; turn++) {
    before = text;
    text = withoutNamesBehind(withoutYearBehind(withoutPair(text)))
      .replace(/^(?:[-*+•]|\d{1,3}[.)]|\[\d{1,3}\])\s+/, "")
      .replace(/,\s+[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]{3,8}$/, "")
      .replace(/^\([A-Z][A-Za-z\d-]{1,14}\)\s+(?=[A-Z])/, "")
      .replace(/,\s+(?:[A-Z][A-Za-z&]+ (?:(?:of|and|in|for) )?){1,6}\d{1,4} \((?:19|20)\d\d\)[\s\d–,-]*$/, "")
      .replace(/\s*\[[A-Z]\]$/, "")
      .replace(/-{2,}[A-Z]{3,8}\s?(?:19|20)\d\d$/, "")
      .replace(
        /\s*[([](?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω+&/-]{1,14}[\s,.'’]{0,2})?(?:19|20)?\d{2}(?:[\s,]+[A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω]{4,8})?[)\]]$/,
        "",
      )
      .replace(/\s*[([][^()[\]]{2,60}\bet\.? al\b[^()[\]]{0,30}[)\]]$/u, "")
      .replace(/\s*\([A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][^()]{1,60},? (?:19|20)\d\d[a-z]?\)$/, "")
      .replace(
        /[,.]\s+(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]*\.?,? ){1,3}et\.? ?al\.?(?:,? \(?(?:19|20)\d\d\)?)?$/,
        "",
      )
      .replace(/\s*\(@[^()]{1,60}\)$/, "")
      .replace(
        /[,.]\s+(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω&-]+,? ){1,6}vol(?:ume|\.)? ?\d.{0,60}$/i,
        "",
      )
      .replace(
        /[,.]\s+(?:in:? )?(?:proceedings|proc\.|advances in|journal of|ieee|acm|arxiv|corr|international conference|transactions)\b.*$/iu,
        "",
      )
      .replace(
        /\s*[,，]\s*[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω&+/-]{1,14}\s?['’]?(?:19|20)?\d{2}(?: (?:oral|spotlight|poster|workshops?|findings))?$/i,
        "",
      )
      .replace(/^(?:paper|title|ref|reference|citation|publication|pdf|arxiv)s?\s*(?::|[–—-]\s)\s*/iu, "")
      .replace(
        /^(?:(?:paper|pdf|arxiv|abs)\s*:?\s*)?\d{4}\.\d{4,5}(?:v\d+)?[\s:,]+|^PDF\s+(?=[A-Z])|\s+arxiv\s*:?$/iu,
        "",
      )
      .replace(/[\s.,;:–—-]+$/u, "")
      .trim();
  }
  return text;
}

/** A title without `, 2020` or `, in *ICLR* 2020` behind it; behind names the year belongs to them. */
function withoutYearBehind(text: string): string {
  const end = /,\s+(?:in:?\s+[*_A-Z][^,.]{1,80}[\s*_]+)?(?:19|20)\d\d$/.exec(text)?.index;
  const title = text.slice(0, end);
  return title.split(" ").length > 3 && !looksLikeNames(title) ? title : text;
}

function withoutPair(text: string): string {
  for (const [open, close] of pairs) {
    if (!text.startsWith(open)) continue;
    const end = /[.,;]?$/.exec(text)?.index ?? text.length;
    if (text.endsWith(close) && text.length > open.length + close.length)
      return text.slice(open.length, -close.length);
    if (text.slice(0, end).endsWith(close) && end > open.length + close.length)
      return text.slice(open.length, end - close.length);
    // A lone quotation mark: the other one is out of sight.
    if (/["“`]|^'$/.test(open) && !text.includes(close, open.length)) return text.slice(open.length);
  }
  return text;
}
