const nameSuffix = /^(jr|sr|ii|iii|iv)\.?$/i;
const groupWord =
  /^(team|collaboration|consortium|group|project|initiative|foundation|institute|laboratory|labs?|workshop|community|committee|network|university|research|organi[sz]ation|inc\.?|corporation|ai)$/i;

/**
 * The family name of a printed name: what precedes the comma of `Family, Given`; else the last word with the lower-case
 * particles before it, as in BibTeX (`Aaron van den Oord` → `van den Oord`). `Jr.`, `III` and brackets are dropped. The
 * name of a group is returned whole.
 */
export function familyName(name: string): string {
  const plain = name
    .replace(/\([^()]*\)|[{}]/g, " ")
    .replace(/\bet al\.?\s*$/i, "")
    .trim();
  const comma = plain.indexOf(",");
  const afterComma = plain.slice(comma + 1).trim();
  const isFamilyFirst = comma > 0 && !nameSuffix.test(afterComma);
  const words = (comma > 0 ? plain.slice(0, comma) : plain).split(/\s+/).filter((word) => word !== "");
  while (words.length > 1 && nameSuffix.test(words.at(-1) ?? "")) words.pop();
  if (isFamilyFirst) return words.join(" ");
  if (groupWord.test(words.at(-1) ?? "")) return words.filter((word) => !/^the$/i.test(word)).join(" ");
  let first = words.length - 1;
  while (first > 1 && isParticle(words[first - 1] ?? "")) first--;
  return words.slice(Math.max(first, 0)).join(" ");
}

function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}
