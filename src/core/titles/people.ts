// Letters are named by ranges here and in the other files that read every citation: in expressions with `\p{…}` the
// letters of all scripts cost a thread a quarter of a second before it has read anything.

/** `Yang You`, `Y. You`, `You, Y.`, `You Y`, `et al.` */
const person =
  /^(?:(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){1,3}(?:(?:van|von|de|der|den|la|di|le) ){0,2}[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+(?: (?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.?|(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.){2,3}|van|von|de|der|den|la|di|le|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+)){1,4}|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+ [A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]{1,3}|(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){1,3}|et al\.?|others)$/;
const initials =
  /^(?:(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){1,3}(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+)?|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+ (?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){1,3})$/;

/** Whether a text is a list of people: at least two names, and nothing else. */
export function looksLikeNames(text: string): boolean {
  if (/\bet\.? ?al\b/.test(text) && text.length < 60) return true;
  // `Ada Bee 1, Bo Cow 2`: the numbers lead to their places of work.
  const parts = text
    .split(/\s*[,;&·]\s*|\s+and\s+/)
    .map((part) => part.replace(/(?<=[a-zß-öø-žα-ω])[\s\d*†‡§]+$/, "").replace(/ (?:[JS]r\.?|I{2,3})$/, ""))
    .filter((part) => part !== "");
  return parts.length >= 2 && parts.every((part) => person.test(part) || /^(?:19|20)\d\d$/.test(part));
}

/** What separates one name from the next, and the last one from the title. */
const separator =
  /,\s+and\s+|,\s+&\s+|\s+and\s+|\s*&\s*|[,;]\s+|(?<=\bet al)\.?[,:]?\s+|(?<=[a-zß-öø-žα-ω]{2}|\d\))\.\s+|(?<=[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.)\s+(?=[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω-]*\s(?!and\b|&))/g;

/** Asked first, since it is fast. */
const hasNames = /^(?=[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]).{2,80}?(?:,|&|\band\b|\bal\b|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.)/;

/**
 * How many letters at the beginning of a reference name its authors: `Y. You, J. Li, and C. Hsieh, Title`. 0 where they
 * are no list of people (one name alone counts only with initials).
 */
export function authorsLength(text: string): number {
  if (!hasNames.test(text)) return 0;
  let [start, end, names, isSure] = [0, 0, 0, false];
  for (const { index, 0: mark } of text.slice(0, 400).matchAll(separator)) {
    const part = text.slice(start, index).replace(/^and\s+/, "");
    const isName = person.test(part) || (initials.test(part) && names > 0);
    // `Family, I.` is two parts.
    const isFamily =
      /^[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω'’-]+$/.test(part) &&
      /^[,;]/.test(mark) &&
      /^(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.[\s-]?){1,3}(?![A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω])/.test(text.slice(index + mark.length));
    if (!isName && !isFamily) break;
    names++;
    isSure ||= initials.test(part) || /et al/.test(part);
    start = index + mark.length;
    if (!isFamily) end = start;
  }
  const year = /^(?:[([]?(?:19|20)\d\d[a-z]?[)\]]?[.,:]?\s+)/.exec(text.slice(end))?.[0].length ?? 0;
  return isSure || names >= 3 || (names === 2 && year > 0) ? end + year : 0;
}
