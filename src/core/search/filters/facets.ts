import type { LibraryPaper } from "../../library/libraryPaper.ts";
import { grown } from "../index/vocabulary.ts";
import { type FacetName, facetNames, facetOf } from "./filters.ts";

/**
 * The facets of each numbered paper, stored as numbers of values: a filter is asked once per value instead of
 * once per paper, whose fields are far apart in memory.
 */
export class Facets {
  readonly #columns = new Map(facetNames.map((name) => [name, new Column()]));

  add(document: number, paper: LibraryPaper): void {
    for (const name of facetNames) this.#columns.get(name)?.add(document, facetOf[name](paper));
  }

  /** Makes the test of whether the facet of an added paper passes; `undefined` if no facet does. */
  test(name: FacetName, passes: (facet: string) => boolean): ((document: number) => boolean) | undefined {
    const { values = [], codes = new Uint32Array(0) } = this.#columns.get(name) ?? {};
    const passing = Uint8Array.from(values, (value) => (passes(value) ? 1 : 0));
    return passing.includes(1) ? (document) => passing[codes[document] ?? 0] === 1 : undefined;
  }
}

class Column {
  readonly values: string[] = [];
  readonly #numbers = new Map<string, number>();
  codes = new Uint32Array(0);

  add(document: number, value: string): void {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.values.push(value) - 1;
      this.#numbers.set(value, number);
    }
    if (document >= this.codes.length) this.codes = grown(this.codes, document + 1);
    this.codes[document] = number;
  }
}
