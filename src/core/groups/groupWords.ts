import type { GroupWords } from "./group.ts";

/** In English; the editor translates them. */
const english: GroupWords = {
  uncategorised: "Uncategorised",
  own: "Your papers",
  undated: "No year",
  unread: "Unread",
  reading: "Reading",
  read: "Read",
  cited: "Cited in this workspace",
  notCited: "Not cited here",
  untagged: "No tags",
  unpublished: "No venue",
  anonymous: "No authors",
  otherAuthors: "Authors of one paper",
  shipped: "Papers from Marginalia",
  aboutShipped: "A reading list on training and serving large models that comes with Marginalia.",
  sameTitle: "They have the same title.",
  sharedId: "They name the same arXiv id or DOI.",
  alikeTitle: "Their titles differ little, and their first author is the same.",
};

/** The titles of branches that no file names, in the user's language. */
export function groupWords(translate: (sentence: string) => string): GroupWords {
  const words = Object.entries(english).map(([name, sentence]) => [name, translate(sentence)] as const);
  return { ...english, ...Object.fromEntries(words) };
}
