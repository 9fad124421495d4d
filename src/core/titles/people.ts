/** `Yang You`, `Y. You`, `You, Y.`, `You Y`, `et al.` */
const person =
  /^(?:(?:\p{Lu}\.[\s-]?){1,3}(?:(?:van|von|de|der|den|la|di|le) ){0,2}\p{Lu}[\p{L}\p{M}'’-]+|\p{Lu}[\p{L}\p{M}'’-]+(?: (?:\p{Lu}\.?|van|von|de|der|den|la|di|le|\p{Lu}[\p{L}\p{M}'’-]+)){1,3}|\p{Lu}[\p{L}\p{M}'’-]+ \p{Lu}{1,3}|(?:\p{Lu}\.[\s-]?){1,3}|et al\.?|others)$/u;
const initials =
  /^(?:(?:\p{Lu}\.[\s-]?){1,3}(?:\p{Lu}[\p{L}\p{M}'’-]+)?|\p{Lu}[\p{L}\p{M}'’-]+ (?:\p{Lu}\.[\s-]?){1,3})$/u;

/** Whether a text is a list of people: at least two names, and nothing else. */
export function looksLikeNames(text: string): boolean {
  if (/\bet al\b/.test(text) && text.length < 60) return true;
  const parts = text.split(/\s*[,;&·]\s*|\s+and\s+/).filter((part) => part !== "");
  return parts.length >= 2 && parts.every((part) => person.test(part) || /^(?:19|20)\d\d$/.test(part));
}

/** What separates one name from the next, and the last one from the title. */
const separator =
  /,\s+and\s+|,\s+&\s+|\s+and\s+|\s*&\s*|[,;]\s+|(?<=\bet al)\.?[,:]?\s+|(?<=\p{Ll}{2}|\d\))\.\s+|(?<=\p{Lu}\.)\s+(?=\p{Lu}[\p{L}-]*\s)/gu;

/** Asked first, since it is fast. */
const hasNames = /^(?=\p{Lu}).{2,80}?(?:,|&|\band\b|\bal\b|\p{Lu}\.)/u;

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
      /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(part) &&
      /^[,;]/.test(mark) &&
      /^(?:\p{Lu}\.[\s-]?){1,3}(?![\p{L}])/u.test(text.slice(index + mark.length));
    if (!isName && !isFamily) break;
    names++;
    isSure ||= initials.test(part) || /et al/.test(part);
    start = index + mark.length;
    if (!isFamily) end = start;
  }
  const year = /^(?:[([]?(?:19|20)\d\d[a-z]?[)\]]?[.,:]?\s+)/.exec(text.slice(end))?.[0].length ?? 0;
  return isSure || names >= 3 || (names === 2 && year > 0) ? end + year : 0;
}
