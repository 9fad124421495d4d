// Letters are given as ranges here and in other files that run on every citation: compiling expressions with
// `\p{…}`, the letters of all scripts, cost a thread a quarter of a second before it had read anything.

/** `Yang You`, `Y. You`, `You, Y.`, `You Y`, `et al.` */
const person =
  /^(?:(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){1,3}(?:(?:van|von|de|der|den|la|di|le) ){0,2}[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+(?: (?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.?|(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.){2,3}|van|von|de|der|den|la|di|le|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+)){1,4}|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+ [A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]{1,3}|(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){1,3}|et al\.?|others)$/;
const initials =
  /^(?:(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){1,3}(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+)?|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+ (?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){1,3})$/;

const oneWord = /^[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+$/;
/** Matches words that are not in names of people: "Frontend For Robust", "Deep Learning". */
const smallWord =
  /\b(?:learning|networks?|models?|systems?|methods?|algorithms?|graphs?|data|for|of|with|in|on|the|via|using|from|to|by)\b/i;

/** A name of which the family is written small. */
const slip = /^[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+ [a-zß-öø-žα-ω'’-]+$/;

/** Whether a text is a list of people: at least two names, and nothing else. */
export function looksLikeNames(text: string): boolean {
  if (/\bet\.? ?al\b/.test(text) && text.length < 60) return true;
  // `Ada Bee 1, Bo Cow 2`: the numbers refer to affiliations.
  const parts = text
    .split(/(?:\s*,\s*|\s+)and\s+|\s*[,;&·]\s*/)
    .map((part) => part.replace(/(?<=[a-zß-öø-žα-ω])[\s\d*†‡§]+$/, "").replace(/ (?:[JS]r\.?|I{2,3})$/, ""))
    .filter((part) => part !== "");
  if (parts.length < 2 || parts.some((part) => smallWord.test(part))) return false;
  // `Bee, Ada, Bo Cow, and Cy Dog`: the first person's family name comes first.
  const [first = "", second = "", ...others] = parts;
  const isInverted = others.length > 0 && oneWord.test(first) && oneWord.test(second);
  // `Bee, Cow, Dog and Elk`: family names only.
  if (parts.length > 2 && /\s(?:and|&)\s/.test(text) && parts.every((part) => oneWord.test(part)))
    return true;
  const names = isInverted ? others : parts;
  const strangers = names.filter((part) => !person.test(part) && !/^(?:19|20)\d\d$/.test(part));
  // `Ada Bee, Bo Cow, Cy dog, Di Elk`: among several people a slip in one name changes nothing.
  const [stranger = "", ...more] = strangers;
  return strangers.length === 0 || (more.length === 0 && names.length > 3 && slip.test(stranger));
}

/** Matches two names with a comma after each: a title may follow, but it is unclear where it begins. */
const beginsWithNames =
  /^(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][a-zß-öø-žα-ω'’-]+ (?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.? )?[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+, ){2}(?!and\b|&)|^[A-Z][A-Za-z'’-]+, [A-Z][A-Za-z'’-]+ & [A-Z]/;

const firstOfNames = /,?\s+(?=(?:[A-Z]\.[ -]?){1,3}[A-Z][A-Za-z'’-]+(?:,|\sand\b))/;

/** `, Bee, A., Cow, B. C., & Dog, D.` at the end of a text. */
const familiesFirst =
  /,\s+[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+, (?:[A-Z]\.[ -]?){1,3}(?:,? (?:and |& )?[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+, (?:[A-Z]\.?[ -]?){1,3}){1,30}[\s.,]*$/;

/**
 * A title without the list of people after it, if that begins with somebody's
 * initials or has family names first.
 */
export function withoutNamesBehind(text: string): string {
  const families = /, [A-Z]\./.test(text) ? familiesFirst.exec(text)?.index : undefined;
  if (families !== undefined && families > 0) return text.slice(0, families);
  const start = firstOfNames.exec(text)?.index ?? -1;
  const isNames = (part: string) => looksLikeNames(part.replace(/^,?\s+|[\s.,]+$/g, ""));
  // `Ada Bee,Bo C. Cow, Cy Dog` is names from its beginning, and not `Ada Bee,Bo` with names behind.
  return start > 0 && isNames(text.slice(start)) && !isNames(text) ? text.slice(0, start) : text;
}

/** Whether a text begins with a list of people in full. */
export const startsWithNames = (text: string): boolean => beginsWithNames.test(text);

/** `- `, `.. [1] `, `\[2] ` before a reference. */
const numbering = /^\s*(?:[-*+•]\s+|\.\.\s+|\\?\[[\w^-]{1,12}\]:?\s+|\d{1,3}[.)]\s+)*/;

/** Whether a text contains only an entry's authors, perhaps with their year: then a title follows. */
export function isOfAuthors(text: string): boolean {
  const people = text.replace(numbering, "").replace(/[\s,.:["“`'*_]+$/, "");
  return (
    people !== "" && authorsLength(/[A-Z]$/.test(people) ? `${people}., "` : `${people}, "`) >= people.length
  );
}

/** Matches what separates one name from the next, and the last one from the title. */
const separator =
  /,\s+and\s+|,\s+&\s+|\s+and\s+|\s*&\s*|[,;]\s+|(?<=\bet al)\.?[,:]?\s+|(?<=[a-zß-öø-žα-ω]{2}|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][a-zß-öø-žα-ω]|\d\))\.\s+|(?<=[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.)\s+(?=[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω-]*\s(?!and\b|&))/g;

/** `Vaswani et al.`: one name is enough. */
const andOthers = /,?\s+et\.? ?al$/;
const family =
  /^[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+(?: [A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+){0,2}$/;
/** Matches the year after the names. */
const onlyYear = /^[([]?(?:19|20)\d\d[a-z]?[)\]]?[.,:]?\s+/;
/**
 * Matches the last name together with a year in brackets after it: `F. Cow
 * (2015) `, `Cow, F. (2023, June). `.
 */
const lastAndYear =
  /^(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+,?\s+(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.?[\s-]?){0,3}|(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){1,3}(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+,?\s+)?|(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+\s+){2,3})[([](?:19|20)\d\d[a-z]?(?:,\s[A-Z][a-z]{2,8})?[)\]][.,:]?\s+/;

const invertedFirst = /^, (?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω.'’-]* ?){1,3}, et\.? ?al\b/;

/**
 * Matches names with a year in brackets after them, when family names are enough: `Cow (2005) `, `Cow, B. C.
 * (2015). `, `Bee, Cow, Dog (2002) `, `Ada van Bee and Bo Cow (JCP 2020) `.
 */
const datedNames =
  /^(?:(?:,? and |,? & |, )?(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){0,3}(?:[Vv][ao]n |[Dd]e |der |den |la |di |le ){0,2}[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+(?: (?:[A-Z]\.|v[ao]n|de|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+)){0,3}(?:, [A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.(?:[ -]?[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.){0,2})?(?=,| and | & | [([])){1,12} [([](?:[A-Z]{2,8} )?(?:19|20)\d\d[a-z]?[)\]][.,:]?\s+(?=[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]|\d)/;

/** A fast test that is tried first. */
const hasNames = /^(?=[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]).{2,80}?(?:,|&|\band\b|\bal\b|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.)/;

/**
 * How many characters at the beginning of a reference are its authors: `Y. You, J. Li, and C. Hsieh, Title`.
 * 0 if they are not a list of people (a single name counts only with initials or `et al.`).
 */
export function authorsLength(text: string): number {
  const dated = /[([](?:[A-Z]{2,8} )?(?:19|20)\d\d/.test(text.slice(0, 200))
    ? datedNames.exec(text)?.[0]
    : undefined;
  if (dated !== undefined && !smallWord.test(dated)) return dated.length;
  if (!hasNames.test(text)) return 0;
  let [start, end, names, isSure] = [0, 0, 0, false];
  for (const { index, 0: mark } of text.slice(0, 400).matchAll(separator)) {
    const whole = text.slice(start, index).replace(/^and\s+/, "");
    const part = whole.replace(andOthers, "");
    const isName =
      person.test(part) ||
      (initials.test(part) && names > 0) ||
      (part !== whole && family.test(part) && !/^et\b/.test(whole));
    // `Family, I.` is two parts, and so is `Family, Given, et al.`
    const isFamily =
      (names === 0 && oneWord.test(part) && invertedFirst.test(text.slice(index, index + 80))) ||
      (/^[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+$/.test(part) &&
        /^[,;]/.test(mark) &&
        /^(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){1,3}(?![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω])/.test(
          text.slice(index + mark.length),
        ));
    if (!isName && !isFamily) break;
    names++;
    isSure ||= initials.test(part) || /\bet\.? ?al/.test(whole);
    start = index + mark.length;
    if (!isFamily) end = start;
    // After a full name, a full stop ends the list; the title may look like a name too.
    if (!isFamily && mark.startsWith(".") && /[a-zß-öø-žα-ω]$/.test(part)) break;
  }
  const rest = text.slice(end, end + 80);
  const year = (lastAndYear.exec(rest) ?? onlyYear.exec(rest))?.[0].length ?? 0;
  return isSure || names >= 3 || (names === 2 && year > 0) ? end + year : 0;
}
