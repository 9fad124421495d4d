import { plainText, singular } from "../../search/words.ts";
import type { DailyPaper } from "./askDaily.ts";

/** Whether a watched text is an arXiv subject (`cs.CL`, `q-bio.NC`) rather than words. */
export const isSubject = (watched: string): boolean =>
  /^[a-z]+(?:-[a-z]+)?\.[A-Za-z-]{2,}$/.test(watched.trim());

/** The watched texts that match a paper: words in order in its title, abstract or keywords, or its subject. */
export function matchesOf(
  { found: { paper }, keywords }: DailyPaper,
  watched: readonly string[],
  subject: string | undefined,
): readonly string[] {
  const text = comparable([paper.title, paper.abstract ?? "", ...keywords].join(" . "));
  return watched.filter((one) => {
    if (isSubject(one)) return subject?.toLowerCase() === one.trim().toLowerCase();
    const words = comparable(one);
    return words.trim() !== "" && text.includes(words);
  });
}

/** A text's words in the singular, with a blank around each. */
const comparable = (text: string) => ` ${plainText(text).trim().split(" ").map(singular).join(" ")} `;
