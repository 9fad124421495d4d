import type { Context } from "../citation.ts";
import { type CommentMarkers, type LanguageRow, languageTable } from "./languageTable.ts";

/** A language. Those whose comments and strings look alike share one. */
export type Language = keyof typeof languageTable;

export function isLanguage(word: string): word is Language {
  return Object.hasOwn(languageTable, word);
}

/** Every language, `other` last. */
export const languages: readonly Language[] = Object.keys(languageTable).filter(isLanguage);

export function rowOf(language: Language): LanguageRow {
  return languageTable[language];
}

const noMarkers: CommentMarkers = {};

/** The marks of the language's own line and block comments, without blanks, for callers that insert a comment. */
export function commentMarkers(language: Language): CommentMarkers {
  return rowOf(language).comments ?? noMarkers;
}

/** The context of what lies between the regions: `code`, `prose`, or `string` (the plain values of YAML and INI). */
export function gapContext(language: Language): Context {
  return rowOf(language).gap ?? "code";
}
