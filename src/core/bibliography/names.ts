/** A full name taken apart for formats that want it so; `literal` for those that cannot be: teams, one-word names. */
export type NameParts =
  | { readonly literal: string }
  | { readonly family: string; readonly given: string; readonly particle?: string; readonly suffix?: string };

const organisation =
  /\b(?:team|group|consortium|collaboration|authors|contributors|university|institute|laborator(?:y|ies)|labs?|inc|ltd|foundation|project|initiative|community|society|committee|department)\b|\d|,|\band\b/i;
const suffix = /^(?:jr|sr)\.?$|^I{2,3}$|^IV$/i;

/** `Ludwig van Beethoven` is van Beethoven, Ludwig: words in lower case before the last begin the family name. */
export function nameParts(name: string): NameParts {
  const words = name.trim().split(/\s+/);
  if (words.length < 2 || organisation.test(name)) return { literal: name };
  const last = words.at(-1) ?? "";
  const end = words.length > 2 && suffix.test(last) ? words.length - 1 : words.length;
  const lower = words.findIndex((word, place) => place > 0 && place < end - 1 && /^\p{Ll}/u.test(word));
  let start = lower < 0 ? end - 1 : lower;
  while (lower >= 0 && start < end - 1 && /^\p{Ll}/u.test(words[start] ?? "")) start++;
  const particle = lower < 0 ? "" : words.slice(lower, start).join(" ");
  return {
    family: words.slice(start, end).join(" "),
    given: words.slice(0, lower < 0 ? start : lower).join(" "),
    ...(particle !== "" && { particle }),
    ...(end < words.length && { suffix: last }),
  };
}

/** A person or a team as CSL-JSON has it. */
export function cslName(name: string): object {
  const parts = nameParts(name);
  if ("literal" in parts) return { literal: parts.literal };
  return {
    family: parts.family,
    given: parts.given,
    ...(parts.particle !== undefined && { "non-dropping-particle": parts.particle }),
    ...(parts.suffix !== undefined && { suffix: parts.suffix }),
  };
}
