/**
 * What is looked for in an index: a term; what matches all of several queries; the best of several forms of one word; as
 * many of several queries as match.
 */
export type Query = TermQuery | { readonly kind: "all" | "best" | "sum"; readonly of: readonly Query[] };

export interface TermQuery {
  readonly kind: "term";
  readonly term: string;
  /** Whether terms that begin with it match too. */
  readonly isPrefix: boolean;
  /** How many typos are forgiven; where the term as written matches nothing, and where it matches. */
  readonly typos: { readonly unknown: number; readonly known: number };
  /** What a match counts, from 0 to 1: less than 1 for another form of the word that was typed. */
  readonly share: number;
}
