import type { LibraryPaper } from "../../library/libraryPaper.ts";
import { hasQuoted, nameWords } from "../fields.ts";
import { evaluate } from "../index/evaluate.ts";
import { exactly, matchedIn } from "../index/matches.ts";
import type { ScoresPool } from "../index/scores.ts";
import { inOrder, type WordsInOrder } from "../index/wordOrder.ts";
import type { PaperIndex } from "../paperIndex.ts";
import type { ParsedQuery } from "../parseQuery.ts";
import { type Phrase, phraseOf } from "../phrase.ts";
import { compoundsOf, isPlainText, longestWhole } from "../words.ts";
import { type FacetName, type Facts, type Filter, facetFilter, filterOf, isFacetName } from "./filters.ts";

/** Whether a paper is accepted. The answer is the same without its number in the index, but takes longer. */
export type Accepts = (paper: LibraryPaper, document?: number) => boolean;

/**
 * Makes the test of whether a paper passes all filters of a query and contains all its quoted phrases;
 * `undefined` if no paper does, as far as the index can tell at once.
 */
export function acceptsOf(
  { filters, phrases }: Pick<ParsedQuery, "filters" | "phrases">,
  facts: Facts,
  index: PaperIndex,
  pool: ScoresPool,
): Accepts | undefined {
  const tests: Accepts[] = [];
  for (const { name, value, isNot } of filters) {
    const filter = filterOf(name, value, facts);
    let passes: Accepts | undefined;
    if (isFacetName(name)) {
      passes = byFacet(name, value, isNot, filter, index);
    } else {
      const named = name === "author" ? byAuthor(value, filter, index, pool) : filter;
      passes = isNot ? (paper, document) => named?.(paper, document) !== true : named;
    }
    if (passes === undefined) return undefined;
    tests.push(passes);
  }
  for (const { text, isClosed } of phrases) {
    const phrase = phraseOf(text, isClosed);
    if (phrase !== undefined) tests.push(withPhrase(phrase, index));
  }
  return (paper, document) => {
    for (const accepts of tests) if (!accepts(paper, document)) return false;
    return true;
  };
}

/** Tests a filter, or its negation (`isNot`), by the facets in the index; `undefined` if no paper passes. */
function byFacet(
  name: FacetName,
  value: string,
  isNot: boolean,
  filter: Filter,
  index: PaperIndex,
): Accepts | undefined {
  const facetPasses = facetFilter(name, value);
  const passes = index.facets.test(name, (facet) => facetPasses(facet) !== isNot);
  if (passes === undefined && index.hasFacets(index.size - 1)) return undefined;
  return (paper, document) =>
    document !== undefined && index.hasFacets(document)
      ? passes?.(document) === true
      : filter(paper) !== isNot;
}

/**
 * The filter for an author, by the index of names. Reads a paper's authors only if the index cannot decide:
 * several words may belong to several authors. `undefined` if nobody has these words.
 */
function byAuthor(value: string, passes: Filter, index: PaperIndex, pool: ScoresPool): Accepts | undefined {
  const words = nameWords(value);
  const terms = compoundsOf(words);
  const last = terms.at(-1);
  if (last === undefined) return passes;
  const of = terms.map((term) => ({ ...exactly(term), isPrefix: term === last }));
  const { segments } = index.authors;
  const scores = evaluate(matchedIn({ kind: "all", of }, segments, index.count), pool, index.size);
  const { count } = scores;
  const isNamed = new Uint8Array(index.size);
  for (let n = 0; n < count; n++) isNamed[scores.documents[n] ?? 0] = 1;
  pool.giveBack(scores);
  if (count === 0 && index.hasAuthors(index.size - 1)) return undefined;
  const inName = phraseOf(value, false);
  const wanted = inName && orderOf(inName);
  const isOne = terms.length === 1 && inName?.words[0] === words;
  const isSure = isOne && isPlainText(words) && words.length < longestWhole;
  return (paper, document) => {
    if (document === undefined || !index.hasAuthors(document)) return passes(paper);
    if (isNamed[document] !== 1 || isSure) return isNamed[document] === 1;
    return (wanted === undefined || index.names.mayHave(document, wanted)) && passes(paper);
  };
}

/** Reads the texts of a paper only if its words may be in the order of the phrase. */
function withPhrase(phrase: Phrase, index: PaperIndex): Accepts {
  const wanted = orderOf(phrase);
  return (paper, document) =>
    (document === undefined || index.order.mayHave(document, wanted)) && hasQuoted(paper, phrase);
}

function orderOf({ words, isFinished }: Phrase): WordsInOrder {
  const bare = words.map((word) => word.replace(/[+#]+$/, ""));
  // A sign ends the word.
  return inOrder(bare, isFinished || bare.at(-1) !== words.at(-1));
}
