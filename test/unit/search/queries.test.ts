import assert from "node:assert/strict";
import { Library } from "../../../src/core/library/library.ts";
import type { Paper } from "../../../src/core/paper.ts";
import { PaperSearch } from "../../../src/core/search/paperSearch.ts";
import { parseQuery } from "../../../src/core/search/parseQuery.ts";
import { hostileQueries } from "./hostileQueries.ts";

interface Note extends Paper {
  readonly notes?: string;
}

const shelf: readonly Note[] = [
  {
    citekey: "zeropp",
    title: "ZeRO++: Extremely Efficient Communication",
    authors: ["Guanhua Wang"],
    year: 2023,
  },
  {
    citekey: "zero",
    title: "ZeRO: Memory Optimizations",
    authors: ["Samyam Rajbhandari"],
    year: 2020,
    tags: ["memory"],
  },
  {
    citekey: "bit",
    title: "The Era of 1-bit LLMs",
    authors: ["Shuming Ma"],
    year: 2024,
    category: "kernels",
  },
  {
    citekey: "par",
    title: "3D Parallelism in C++",
    authors: ["Deepak Narayanan"],
    year: 2021,
    status: "reading",
  },
  {
    citekey: "prefix",
    title: "Serving",
    year: 2024,
    notes: "They use prefix sharing, not sharing a prefix.",
    status: "read",
  },
  { citekey: "apart", title: "Prefix and sharing", year: 2019, abstract: "Sharing the prefix." },
  { citekey: "jp", title: "大規模言語モデルの学習とモデル並列化", authors: ["山田太郎"], year: 2022 },
  { citekey: "jp2", title: "画像認識モデル", year: 2022 },
  { citekey: "ko", title: "대규모 언어 모델", year: 2022 },
  { citekey: "vi", title: "Học sâu cho Ngôn ngữ", authors: ["Nguyễn Văn Đức"], year: 2018 },
];

function searchOver(papers: readonly Note[], cited: readonly string[] = []) {
  const library = new Library();
  library.setFile({
    file: "a.bib",
    layer: { kind: "bibliography", order: 0 },
    records: papers.map(({ notes, ...paper }, line) => ({ paper, line, ...(notes && { notes }) })),
    problems: [],
  });
  const ids = new Set(cited.flatMap((key) => library.byCitekey(key)?.id ?? []));
  const search = new PaperSearch(library, { cited: () => ids, citedWith: () => new Map() });
  return (query: string) => search.search(query).map(({ paper }) => paper.citekey);
}

describe("the query of a search", () => {
  const found = searchOver(shelf, ["zero", "bit"]);
  const table: readonly (readonly [query: string, ...found: string[]])[] = [
    ["zero++", "zeropp"],
    ["ZeRO", "zero", "zeropp"],
    ["c++", "par"],
    ["3d", "par"],
    ["3D parallelism", "par"],
    ["1-bit", "bit"],
    ["1bit", "bit"],
    ["1 bit", "bit"],
    ["言語モデル", "jp"],
    ["モデル", "jp2", "jp"],
    ["언어", "ko"],
    ["nguyen van duc", "vi"],
    ["hoc sau", "vi"],
    ['"prefix sharing"', "prefix"],
    ['"prefix shar', "prefix"],
    ['"sharing the prefix"', "apart"],
    ["“prefix sharing”", "prefix"],
    ["author:wang", "zeropp"],
    ['author:"van duc"', "vi"],
    ["year:2024 serving", "prefix"],
    ["year:2023..", "prefix", "bit", "zeropp"],
    ["year:..2019", "apart", "vi"],
    ["year:2020..2021", "par", "zero"],
    ["year:202 zero", "zero", "zeropp"],
    ["status:read", "prefix"],
    ["status:reading", "par"],
    ["status:unread zero", "zero", "zeropp"],
    ["tag:mem", "zero"],
    ["category:kernels", "bit"],
    ["cited:yes", "bit", "zero"],
    ["cited:no zero", "zeropp"],
    ["-cited:yes zero", "zeropp"],
    ["has:notes", "prefix"],
    ["author: zero", "zero", "zeropp"],
    ["memori", "zero"],
    ["memmory optimisations", "zero"],
    ["Communicatoin eficient", "zeropp"],
  ];
  for (const [query, ...expected] of table)
    it(`finds ${expected.join(", ")} for ${query}`, () =>
      assert.deepEqual(new Set(found(query)), new Set(expected)));

  it("finds in quotes the sign that ends a word: no C for C++", () => {
    const one = searchOver([{ citekey: "c", title: "A Subset of C" }]);
    assert.deepEqual(one('"subset of c"'), ["c"]);
    assert.deepEqual(one('"C++"'), []);
    const other = searchOver([{ citekey: "cpp17", title: "What C++17 Brought" }]);
    for (const query of ['"c++"', '"c++ 17"', '"what c++17"', '"what c"'])
      assert.deepEqual(other(query), ["cpp17"], query);
    assert.deepEqual(other('"c+"'), []);
  });

  it("finds in quotes what the index does not have as it is typed", () => {
    const one = searchOver([
      { citekey: "stop", title: "Sleep", abstract: "To be, or not to be: that is the question." },
      { citekey: "much", title: "Scale", abstract: "On 10,000 GPUs.", venue: "Nature Methods" },
      { citekey: "few", title: "On 10 000 GPUs", arxiv: "2402.15627" },
    ]);
    assert.deepEqual(one('"to be or not to be"'), ["stop"]);
    assert.deepEqual(new Set(one('"on 10,000 gpus"')), new Set(["much", "few"]));
    assert.deepEqual(one('"nature methods"'), ["much"]);
    assert.deepEqual(one('"2402.15627"'), ["few"]);
    const long = "one two three four five six seven eight nine ten eleven twelve".split(" ");
    const words = [...long, ...long.map((word) => `${word}ty`), "end"].join(" ");
    const other = searchOver([{ citekey: "long", title: words }]);
    assert.deepEqual(other(`"${words}"`), ["long"]);
    assert.deepEqual(other(`"${words.replace("end", "other")}"`), []);
  });

  it("takes what is no filter for words", () => {
    assert.deepEqual(parseQuery('doi:10.1/x Title: "a b" author:x'), {
      text: "doi:10.1/x Title: a b",
      unquoted: "doi:10.1/x Title:",
      phrases: [{ text: "a b", isClosed: true }],
      filters: [{ name: "author", value: "x", isNot: false }],
    });
  });

  for (const query of hostileQueries)
    it(`answers ${JSON.stringify(query.slice(0, 24))}`, () => assert.ok(Array.isArray(found(query))));
});

describe("a search for works that are only cited", () => {
  it("finds them where they are asked for, after the library's", () => {
    const library = new Library();
    library.setSayings("a.py", [{ id: "arXiv:2402.15627", line: 0, title: "MegaScale", rank: "line" }]);
    const search = new PaperSearch(library);
    assert.equal(library.citedHere.length, 1);
    assert.deepEqual(search.search("megascale"), []);
    assert.equal(search.search("megascale", 10, { withCited: true })[0]?.paper.title, "MegaScale");
    assert.equal(search.search("2402.15627", 10, { withCited: true })[0]?.paper.title, "MegaScale");
  });
});
