import { capital, letter } from "../names/nameLetters.ts";

const initials = `(?:[${capital}]\\.[ -]?){0,3}`;
const particles = "(?:(?:[Vv]an|[Vv]on|[Dd]e|der|den|del|della|di|da|la|le|ten|ter|dos) ){0,3}";
const family = `(${particles}(?:[dO]['’])?[${capital}][${letter}'’-]+)`;
const others = /,? et\.? ?al\.?/.source;

/** Matches `Aigrain et al. 2016`, `(Bee and Cow, 2020)`, `A. Bee & B. Cow (2020a)` as a whole. */
const whole = new RegExp(
  `^\\(?${initials}${family}(?:(${others})| (?:and|&) ${initials}${family}),? [([]?((?:19|20)\\d\\d)[a-z]?[)\\]]{0,2}$`,
);

/**
 * The authors and year of a paper from a link's text that contains nothing else, in one spelling: “Aigrain et
 * al. 2016”, “Bee and Cow 2020”. A single name does not count: “ImageNet 2012” has no author.
 */
export function bylineOf(text: string): string | undefined {
  const [, first, isMany, second, year] = (text.length < 80 && whole.exec(text)) || [];
  if (first === undefined) return undefined;
  return isMany === undefined ? `${first} and ${second} ${year}` : `${first} et al. ${year}`;
}
