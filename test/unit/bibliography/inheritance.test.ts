import assert from "node:assert/strict";
import { parse } from "./parse.ts";

const entryOf = (text: string, key: string) => {
  const record = parse(text).records.find(({ paper }) => paper.citekey === key);
  return { paper: record?.paper, fields: record?.original?.entry?.fields ?? assert.fail(`no ${key}`) };
};
const reasons = (text: string) => parse(text).problems.map(({ line, args }) => `${line + 1} ${args.reason}`);

describe("what an entry takes over", () => {
  it("from its proceedings is all but their own ids and remarks, under BibTeX's and biblatex' names", () => {
    const { fields } = entryOf(
      `@inproceedings{kid, author={Kid, A}, title={A part}, pages={1--2}, crossref={Whole}}
@proceedings{whole, title={Proc. of X}, subtitle={One}, editor={Ed, I.}, series={LN}, volume={12}, year=2019,
  publisher={P}, address={B}, isbn={1-2}, month=jul, doi={10.1000/whole}, url={https://a.b}, abstract={No},
  shorttitle={PX}, note={Held}, keywords={no}, label={w}}`,
      "kid",
    );
    assert.deepEqual(fields, {
      author: "Kid, A",
      title: "A part",
      pages: "1--2",
      booktitle: "Proc. of X",
      booksubtitle: "One",
      editor: "Ed, I.",
      series: "LN",
      volume: "12",
      year: "2019",
      publisher: "P",
      address: "B",
      isbn: "1-2",
      month: "july",
      note: "Held",
    });
  });

  it("from a book has its author, over two steps the title of the whole work", () => {
    const text = `@inbook{part, crossref={vol}, title={Part}}
@book{vol, crossref={work}, title={Volume}}
@mvbook{work, author={Sar, Anu}, title={Works}, date={1990/1994}}`;
    const { paper, fields } = entryOf(text, "part");
    assert.deepEqual([paper?.authors, paper?.venue, paper?.year], [["Anu Sar"], "Volume", 1990]);
    assert.deepEqual(
      [fields.maintitle, fields.booktitle, fields.bookauthor],
      ["Works", "Volume", "Sar, Anu"],
    );
  });

  const cases: readonly [what: string, child: string, parent: string, expected: object, absent?: string][] = [
    [
      "a title of a journal",
      "article{a, title={T}",
      "periodical{p, title={J}}",
      { journaltitle: "J", title: "T" },
    ],
    ["its own booktitle", "inproceedings{a, booktitle={B}", "proceedings{p, title={P}}", { booktitle: "B" }],
    [
      "the booktitle that the whole says",
      "inproceedings{a, title={T}",
      "proceedings{p, title={Vol. 1}, booktitle={Proc.}}",
      { booktitle: "Proc." },
    ],
    [
      "no month of another year",
      "inbook{a, year=2001",
      "book{p, year=2000, month=may}",
      { year: "2001" },
      "month",
    ],
    ["no date beside its year", "inbook{a, year=2001", "book{p, date={2000-05}}", { year: "2001" }, "date"],
    [
      "no address beside its location",
      "inbook{a, location={X}",
      "book{p, address={Y}}",
      { location: "X" },
      "address",
    ],
    [
      "the same name between like types",
      "misc{a, year=2001",
      "misc{p, title={P}, publisher={Q}}",
      { title: "P", publisher: "Q" },
    ],
  ];
  for (const [what, child, parent, expected, absent] of cases) {
    it(`is ${what}`, () => {
      const { fields } = entryOf(`@${child}, crossref={p}}\n@${parent}`, "a");
      for (const [name, value] of Object.entries(expected)) assert.equal(fields[name], value);
      if (absent !== undefined) assert.equal(fields[absent], undefined);
    });
  }

  it("makes no editors of a whole the authors of its part", () => {
    const { paper } = entryOf(
      "@inproceedings{a, title={T}, crossref={p}}\n@proceedings{p, editor={Ed, I.}}",
      "a",
    );
    assert.equal(paper?.authors, undefined);
  });

  it("from xdata goes before what the whole has, ids and all", () => {
    const { fields } = entryOf(
      "@inproceedings{a, xdata={x, y}, crossref={p}}\n@xdata{x, series={X}, doi={10.1000/a}}\n@xdata{y, series={Y}}\n@proceedings{p, series={P}}",
      "a",
    );
    assert.deepEqual([fields.series, fields.doi], ["X", "10.1000/a"]);
  });

  it("is told where it goes round in a circle or on and on", () => {
    assert.deepEqual(reasons("@misc{a, crossref={b}}\n@misc{b, crossref={a}}"), [
      '2 Its crossref "a" leads in a circle.',
    ]);
    const chain = Array.from({ length: 12 }, (_, n) => `@misc{k${n}, crossref={k${n + 1}}}`).join("\n");
    assert.match(reasons(chain).join(), /Its crossref "k9" is in a chain of more than 8 entries\./);
    assert.equal(parse(chain).records.length, 12);
  });

  it("is bounded for the whole file", () => {
    const parts = Array.from({ length: 400 }, (_, n) => `@inproceedings{k${n}, title={T}, crossref={p}}\n`);
    const { records, problems } = parse(`${parts.join("")}@proceedings{p, series={${"x".repeat(100_000)}}}`);
    assert.equal(records.length, 401);
    const total = records.reduce(
      (sum, { original }) => sum + (original?.entry?.fields.series?.length ?? 0),
      0,
    );
    assert.ok(total < 9_000_000, String(total));
    assert.equal(problems[0]?.args.reason, 'What it inherits from "p" is too much.');
  });
});

describe("macros of BibTeX", () => {
  const doubling = (count: number) =>
    `@string{a0 = "x"}\n${Array.from({ length: count }, (_, n) => `@string{a${n + 1} = a${n} # a${n}}\n`).join("")}`;

  it("that double line by line end where they are too long, told by line, and the rest is read", () => {
    for (const count of [22, 27, 59]) {
      const uses = Array.from({ length: 60 }, (_, n) => `@misc{k${n}, title = a${count}, year = 2020}\n`);
      const { records, problems } = parse(doubling(count) + uses.join(""));
      assert.equal(records.length, 60);
      assert.ok(records.every(({ paper }) => paper.year === 2020 && paper.title === `a${count}`));
      const [first] = problems;
      assert.deepEqual(
        [first?.line, first?.args.reason],
        [14, 'With "a13" the value grows beyond 10000 characters.'],
      );
    }
  });

  it("put in again and again are bounded for the whole file", () => {
    const uses = Array.from({ length: 2_000 }, (_, n) => `@misc{k${n}, title = a13}\n`);
    const { records, problems } = parse(doubling(13) + uses.join(""));
    const total = records.reduce((sum, { paper }) => sum + paper.title.length, 0);
    assert.ok(records.length === 2_000 && total < 4_200_000, String(total));
    assert.equal(problems.length, 201);
  });
});

describe("the problems of one file", () => {
  it("are the first ones, and a count of the rest", () => {
    const { records, problems } = parse(`${"@a{".repeat(20_000)}\n@misc{last, title={T}}`);
    assert.equal(problems.length, 201);
    const last = problems.at(-1);
    assert.deepEqual([last?.args.part, last?.args.count], ["more", "19800"]);
    assert.deepEqual(
      records.map(({ paper }) => paper.citekey),
      ["last"],
    );
  });
});

describe("a % in a .bib file", () => {
  it("comments out what stands behind it between entries, and nothing from within one", () => {
    const text = `@misc{a, title={100% pure}} @misc{b, title={Same line}}
@misc{c, url={https://a.b/x%20y}}@misc{d, title={Glued}} % @misc{x1, title={Out}}
% @misc{x2, title={Out}}
@misc{e, title="5% off"}  @comment{5% } @misc{f, title={On}}`;
    assert.deepEqual(
      parse(text).records.map(({ paper }) => paper.citekey),
      ["a", "b", "c", "d", "e", "f"],
    );
  });
});
