import { capital, letter } from "../names/nameLetters.ts";

/** Who wrote a paper, and when, according to a text. */
export interface SaidPeople {
  /** The first author as written; several names if it is unclear where the list begins. */
  readonly names: readonly string[];
  readonly year?: number;
}

const particles = "(?:(?:van|von|de|der|den|del|della|di|da|la|le|ten|ter|dos) |[dO]['’])*";
/** Matches `Vaswani`, `A. Vaswani`, `Aaron van den Oord`, `Al-Rfou`. */
const person = `(?:(?:[${capital}]\\.[ -]?){1,3}|[${capital}][${letter}'’-]+ ){0,2}${particles}[${capital}][${letter}'’-]+`;
const mostNames = 12;
const list = `${person}(?:(?:, and |, & |, | and | & )${person}){0,${mostNames}}`;
const etAl = "(?:,? et\\.? ?al\\b\\.?)";
const year = "(?<year>(?:19|20)\\d\\d)[a-z]?";

/** Matches the year, with what may stand before it: a comma, a bracket, the border of a table cell. */
const before = `(?:[,.]?[ |]{0,3}[([]?${year})`;

/** Matches `Vaswani et al.` and `Vaswani et al. (2017)`; two or more names without `et al.` only with a year. */
const shortEnd = new RegExp(`(?<![${letter}.-])(?<names>${list})${etAl}${before}?$`);
const listEnd = new RegExp(
  `(?<![${letter}.-])(?<names>${person}(?: and | & )${person})(?:,? [([]?|,)${year}$`,
);
const shortStart = new RegExp(`^(?:by )?(?<names>${list})${etAl}(?:${before}(?![\\d-]))?`);
const listStart = new RegExp(
  `^(?:by )?(?<names>${person}(?: and | & )${person})(?:,? [([]?|,)${year}(?![\\d-])`,
);

/** Matches punctuation and parts of addresses between the names or year and the id. */
const gap =
  /(?:[\s,.;:()[\]{}<>"“”'‘’*_`|–—-]|(?<![\w-])(?:paper|arxiv|preprint|corr|abs|pdf|url|link|doi|see|at|in|on|available|from)(?![\w-]))+$/i;
const marks = /[\s,.;:()[\]{}<>"“”'‘’*_`|–—-]+$/;

/** The people right before an id, or before the title in front of it. */
export function peopleBefore(text: string, title: string | undefined): SaidPeople | undefined {
  const end = text.replace(gap, "");
  const found = atEnd(end);
  if (found) return found;
  const at = title === undefined || title.length < 8 ? -1 : text.lastIndexOf(title);
  if (at < 0) return undefined;
  const people = atEnd(text.slice(0, at).replace(marks, ""));
  const behind = text.slice(at + (title ?? "").length);
  const when = people?.year ?? (isYearAlone(behind) ? Number(yearAtEnd(text)) : undefined);
  if (!people && when === undefined) return undefined;
  return { names: people?.names ?? [], ...(when !== undefined && { year: when }) };
}

/**
 * Whether a year, perhaps with a venue's name, is all that stands there: `Title (2017), arXiv:…`, `Title. NeurIPS
 * 2017. https://…`.
 */
const isYearAlone = (text: string) =>
  new RegExp(
    `^[\\s,.;:()[\\]"“”'’*_\`|–—-]*(?:in |In )?(?:[${capital}][${letter}]{1,11}[ ,'’]{0,2})?\\(?(?:19|20)\\d\\d(?!\\d)`,
  ).test(text) && yearAtEnd(text) !== undefined;

/** The year at the end of a text before an id. */
export function yearAtEnd(text: string): string | undefined {
  return /(?<![\w./-])(?:19|20)\d\d(?=[a-z]?$)/.exec(text.replace(gap, ""))?.[0];
}

function atEnd(text: string): SaidPeople | undefined {
  // A closing bracket around the year, or around both, was removed with the gap.
  return peopleOf(shortEnd.exec(text) ?? listEnd.exec(text));
}

/** The people right after an id. If another id follows them (`isCut`), only those in brackets belong to this one. */
export function peopleAfter(text: string, isCut: boolean): SaidPeople {
  const opened = /^[\s)\]>"'`*.,:;|–—-]{0,8}/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(opened);
  const inner = rest.replace(/^\(/, "");
  const found =
    isCut && inner === rest ? undefined : peopleOf(shortStart.exec(inner) ?? listStart.exec(inner));
  if (found) return found;
  // `arXiv:1706.03762 (2017)`, `arXiv:1706.03762 [cs.CL], 2017.`
  const when =
    /^[\s\]]*(?:\[[a-z-]{2,8}(?:\.[A-Za-z-]{2,4})?\])?,?\s*(?:\(((?:19|20)\d\d)\)|((?:19|20)\d\d)[\s.)\]]*$)/.exec(
      text,
    );
  const said = when?.[1] ?? when?.[2];
  return { names: [], ...(said !== undefined && { year: Number(said) }) };
}

function peopleOf(match: RegExpExecArray | null): SaidPeople | undefined {
  if (match === null) return undefined;
  const { names = "", year: said } = match.groups ?? {};
  return { names: names.split(/,? and |,? & |, /), ...(said !== undefined && { year: Number(said) }) };
}
