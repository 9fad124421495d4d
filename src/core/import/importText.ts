import type { ImportRow } from "./plan.ts";

/**
 * English sentences for why a paper is not new; the editor translates them. `{title}` and `{citekey}` are the other
 * paper's.
 */
export const importSentences = {
  known: "The library has it as {citekey}.",
  "known-adds": "The library has it as {citekey}: its new notes and highlights are added.",
  "known-notes": "It is there as {citekey}; the notes in this file are not imported.",
  again: "The import has it as {citekey} already.",
  seed: "Marginalia comes with it, as {citekey}.",
  "shared-id": "Its id is that of {citekey}, “{title}”, which has another title and other authors.",
  "same-title": "{citekey} has this title; nothing else tells whether it is the same work.",
  "same-title-other-work": "{citekey} has this title, but another id or other authors.",
  "no-title": "It has no title.",
} as const;

export type ImportSentence = keyof typeof importSentences;

/** The sentence for a row; `undefined` if the paper is new, so that there is nothing to say. */
export function sentenceOf({
  kind,
  doubt,
  as,
  isAgain,
  note,
  addsNotes,
}: ImportRow): ImportSentence | undefined {
  if (kind === "doubtful") return doubt;
  if (as === undefined) return undefined;
  if (kind === "new") return "seed";
  if (addsNotes === true) return "known-adds";
  return note !== undefined ? "known-notes" : isAgain === true ? "again" : "known";
}

/** The sentence in English, or in the given words. */
export function importText(row: ImportRow, words: (sentence: ImportSentence) => string = englishOf): string {
  const sentence = sentenceOf(row);
  const said = sentence === undefined ? "" : words(sentence);
  // Replaced in one pass and by a function, since a title may contain placeholders or `$` patterns.
  return said.replace(/\{(citekey|title)\}/g, (_, field: "citekey" | "title") => row.as?.[field] ?? "");
}

const englishOf = (sentence: ImportSentence) => importSentences[sentence];
