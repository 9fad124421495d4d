import assert from "node:assert/strict";
import type { Library } from "../../../src/core/library/library.ts";
import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";
import { PaperSearch } from "../../../src/core/search/paperSearch.ts";
import { seedLibrary } from "./seedLibrary.ts";

/** A query for a paper and the last place at which it may come; `undefined` where the paper gives no such query. */
interface Case {
  readonly name: string;
  readonly query: (paper: LibraryPaper, library: Library) => string | undefined;
  readonly place: number;
}

const familyName = (paper: LibraryPaper) => paper.authors?.[0]?.split(" ").at(-1);
const sentence = (paper: LibraryPaper, number: number) =>
  paper.abstract?.split(/(?<=[.!?])\s+/)[number]?.split(/\s+/);

/** The first word of six letters or more spoilt by `spoil`. */
function misspelt(text: string, spoil: (word: string) => string): string | undefined {
  const word = /(?<![A-Za-z])[A-Za-z]{6,}(?![A-Za-z])/.exec(text)?.[0];
  return word === undefined ? undefined : text.replace(word, spoil(word));
}

const cases: readonly Case[] = [
  { name: "the full title", query: (paper) => paper.title, place: 1 },
  { name: "the title in capitals", query: (paper) => paper.title.toUpperCase(), place: 1 },
  {
    name: "the title without its punctuation",
    query: (paper) => paper.title.replace(/[^\w\s]+/g, " "),
    place: 1,
  },
  { name: "half the title", query: (paper) => paper.title.slice(0, paper.title.length / 2), place: 1 },
  {
    name: "the second half of the title",
    query: (paper) => / .*/.exec(paper.title.slice(paper.title.length / 2))?.[0],
    place: 3,
  },
  {
    name: "the first fourteen letters of the title, where no other begins so",
    query: (paper, { papers }) => {
      const start = paper.title.slice(0, 14);
      return papers.some((other) => other !== paper && other.title.startsWith(start)) ? undefined : start;
    },
    place: 1,
  },
  {
    name: "a title with a letter left out",
    query: (paper) => misspelt(paper.title, (word) => word.slice(0, 3) + word.slice(4)),
    place: 1,
  },
  {
    name: "a title with a letter too many",
    query: (paper) => misspelt(paper.title, (word) => `${word.slice(0, 2)}q${word.slice(2)}`),
    place: 1,
  },
  {
    name: "a title with a wrong letter",
    query: (paper) => misspelt(paper.title, (word) => `${word.slice(0, 4)}x${word.slice(5)}`),
    place: 1,
  },
  {
    name: "a title with two letters changed about",
    query: (paper) =>
      misspelt(paper.title, (word) => `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`),
    place: 1,
  },
  { name: "the first author", query: (paper) => paper.authors?.[0], place: 2 },
  { name: "the last author", query: (paper) => paper.authors?.at(-1), place: 5 },
  {
    name: "the first author's family name and a word of the title",
    query: (paper) =>
      paper.authors && `${familyName(paper)} ${/[A-Za-z]{6,}/.exec(paper.title)?.[0] ?? paper.title}`,
    place: 1,
  },
  { name: "a phrase of the abstract", query: (paper) => sentence(paper, 1)?.slice(2, 9).join(" "), place: 2 },
  { name: "a sentence of the abstract", query: (paper) => sentence(paper, 2)?.join(" "), place: 1 },
  { name: "the whole abstract, pasted", query: (paper) => paper.abstract, place: 1 },
  { name: "the citekey", query: (paper) => paper.citekey, place: 1 },
  { name: "the citekey as cited", query: (paper) => `[@${paper.citekey}]`, place: 1 },
  { name: "half the citekey", query: (paper) => paper.citekey.slice(0, -3), place: 3 },
  { name: "the arXiv id", query: (paper) => paper.arxiv, place: 1 },
  {
    name: "an address from the clipboard",
    query: (paper) => paper.arxiv && ` https://arxiv.org/pdf/${paper.arxiv}v2.pdf\n`,
    place: 1,
  },
];

describe("search among the 41 seeds", () => {
  const library = seedLibrary();
  const search = new PaperSearch(library);
  const place = (query: string, paper: LibraryPaper) =>
    search.search(query).findIndex((hit) => hit.paper === paper) + 1;

  before(() => search.ready);

  for (const { name, query, place: last } of cases) {
    it(`finds each by ${name}${last === 1 ? "" : ` in the first ${last} places`}`, () => {
      let asked = 0;
      for (const paper of library.papers) {
        const text = query(paper, library);
        if (text === undefined) continue;
        asked++;
        const found = place(text, paper);
        assert.ok(found > 0 && found <= last, `place ${found} for ${JSON.stringify(text)}: ${paper.title}`);
      }
      assert.ok(asked >= 30, `${asked} papers asked for`);
    });
  }

  it("never loses a paper while its title is typed, from three letters of its first telling word on", () => {
    for (const paper of library.papers) {
      const start = /^(?:(?:a|an|the|how|well|can|do|we|what) )*/i.exec(paper.title)?.[0].length ?? 0;
      for (let end = start + 3; end <= paper.title.length; end += 4) {
        const query = paper.title.slice(0, end);
        assert.ok(place(query, paper) > 0, JSON.stringify(query));
      }
    }
  });
});
