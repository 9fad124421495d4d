import { plainText, singular } from "../../search/words.ts";
import type { DailyPaper } from "./askDaily.ts";

/** Whether something that is watched for is a subject of arXiv (`cs.CL`, `q-bio.NC`), and not words. */
export const isSubject = (watched: string): boolean =>
  /^[a-z]+(?:-[a-z]+)?\.[A-Za-z-]{2,}$/.test(watched.trim());

/** What of that which is watched for a paper has: words in their order in its title, abstract or keywords, or its subject. */
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

/** Words in the singular, each with blanks around it. */
const comparable = (text: string) => ` ${plainText(text).trim().split(" ").map(singular).join(" ")} `;
