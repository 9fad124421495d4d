/**
 * A query to an index: a term; `all` of several queries; the `best` of several forms of one word; or the `sum` of as
 * many of several queries as match.
 */
export type Query = TermQuery | { readonly kind: "all" | "best" | "sum"; readonly of: readonly Query[] };

export interface TermQuery {
  readonly kind: "term";
  readonly term: string;
  /** Whether longer terms that begin with it match too. */
  readonly isPrefix: boolean;
  /** How many typos are allowed: if the term as written matches nothing (`unknown`), and if it matches (`known`). */
  readonly typos: { readonly unknown: number; readonly known: number };
  /** The weight of a match, from 0 to 1: less than 1 for another form of the typed word. */
  readonly share: number;
}
