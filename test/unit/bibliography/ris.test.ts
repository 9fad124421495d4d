import assert from "node:assert/strict";
import { parseRis, parseRisInSlices } from "../../../src/core/bibliography/ris/parseRis.ts";
import { fileText } from "../../../src/core/library/fileText.ts";
import type { SourceFile } from "../../../src/core/library/source.ts";
import type { Paper } from "../../../src/core/paper.ts";
import { problemText } from "../../../src/core/problems/problemText.ts";

const ris = (...lines: readonly string[]): SourceFile =>
  parseRis(lines.join("\n"), "a.ris", { kind: "bibliography", order: 0 });
const only = (...lines: readonly string[]): Paper => {
  const { records } = ris(...lines);
  assert.equal(records.length, 1);
  return records[0]?.paper ?? assert.fail();
};

const itemOf = (...lines: readonly string[]) => ris(...lines).records[0]?.original?.item ?? assert.fail();
const told = (file: SourceFile) => file.problems.map((one) => `${one.line + 1}: ${problemText(one)}`);
const article = [
  "TY  - JOUR",
  "AU  - Ito, Mai",
  "AU  - van Berg, Jan, Jr.",
  "TI  - On the caching of keys",
  "T2  - Journal of Caches",
  "PY  - 2021",
  "DA  - 2021/03/09/",
  "DO  - 10.5555/CACHE.1",
  "ER  - ",
];

describe("the reader of RIS", () => {
  it("reads an article", () => {
    assert.deepEqual(only(...article), {
      citekey: "ito2021caching",
      title: "On the caching of keys",
      authors: ["Mai Ito", "Jan van Berg Jr."],
      names: [
        { family: "Ito", given: "Mai" },
        { family: "van Berg", given: "Jan", suffix: "Jr." },
      ],
      year: 2021,
      doi: "10.5555/CACHE.1",
      venue: "Journal of Caches",
    });
    assert.deepEqual(itemOf(...article).issued, { "date-parts": [[2021, 3, 9]] });
  });

  const spellings: readonly (readonly [how: string, text: string])[] = [
    ["with CRLF", article.join("\r\n")],
    ["with lone returns", article.join("\r")],
    ["with a byte-order mark", `\ufeff${article.join("\n")}`],
    ["with one blank before the hyphen", article.join("\n").replaceAll("  - ", " - ")],
    ["with no-break spaces, as pages have them", article.join("\n").replaceAll("  - ", "\u00a0\u00a0- ")],
    ["with blanks before its lines", article.map((line) => `    ${line}`).join("\n")],
    ["without a line that ends it", article.slice(0, -1).join("\n")],
    ["with nothing behind ER", article.join("\n").replace("ER  - ", "ER  -")],
    ["behind the lines of a database", `Provider: Any\nContent: text/plain\n\n1.\n${article.join("\n")}`],
    ["with empty lines in it", article.join("\n\n")],
  ];
  for (const [how, text] of spellings) {
    it(`reads a record ${how}`, () => assert.deepEqual(only(text), only(...article)));
  }

  it("reads files that are not UTF-8, and says so", () => {
    const bytes = Uint8Array.from(
      [...article.join("\n").replace("Mai", "Zoë")].map((one) => one.charCodeAt(0)),
    );
    const { text, guess } = fileText(bytes, "ris");
    assert.deepEqual(only(text).authors?.[0], "Zoë Ito");
    assert.equal(guess?.encoding, "Windows-1252");
  });

  it("joins the lines of a long value", () => {
    const paper = only(
      "TY  - JOUR",
      "TI  - A title that",
      "goes on",
      "  and on",
      "AB  - One.",
      "",
      "Two.",
      "ER  - ",
    );
    assert.equal(paper.title, "A title that goes on and on");
    assert.equal(paper.abstract, "One. Two.");
  });

  it("takes a word with a hyphen for no tag", () => {
    assert.equal(
      only("TY  - JOUR", "TI  - About", "AI-driven methods", "ER  - ").title,
      "About AI-driven methods",
    );
  });

  const venues: readonly (readonly [type: string, lines: readonly string[], venue: string | undefined])[] = [
    ["JOUR", ["JO  - J. C.", "JF  - Journal of Caches"], "Journal of Caches"],
    ["JOUR", ["T2  - Journal of Caches", "JA  - J. C."], "Journal of Caches"],
    ["JOUR", ["JO  - Journal of Caches"], "Journal of Caches"],
    [
      "CONF",
      ["T2  - 2021 IEEE Cache Symposium (ICS)", "SP  - 1", "EP  - 6"],
      "2021 IEEE Cache Symposium (ICS)",
    ],
    [
      "CPAPER",
      ["T2  - Cache Symposium", "C3  - Proc. of the Cache Symposium"],
      "Proc. of the Cache Symposium",
    ],
    ["CHAP", ["T2  - All Caches", "T3  - Lecture Notes"], "All Caches"],
    ["BOOK", ["T2  - Lecture Notes"], undefined],
    ["THES", ["PB  - Some University"], "Some University"],
    ["JOUR", ["VL  - n/a", "T2  - n/a", "JO  - J. C."], "J. C."],
  ];
  for (const [type, lines, venue] of venues) {
    it(`takes ${venue} for the venue of ${type}: ${lines.join(", ")}`, () => {
      assert.equal(only(`TY  - ${type}`, "TI  - T", ...lines, "ER  - ").venue, venue);
    });
  }

  const dates: readonly (readonly [lines: readonly string[], date: unknown])[] = [
    [["PY  - 2004//"], [2004]],
    [
      ["PY  - 2004", "DA  - 2004/03"],
      [2004, 3],
    ],
    [["Y1  - 2004/03/10/Spring"], [2004, 3, 10]],
    [
      ["PY  - 2004", "DA  - 10 March 2004"],
      [2004, 3, 10],
    ],
    [["DA  - 2004 Mar 10"], [2004, 3, 10]],
    [["DA  - Mar-2004"], [2004, 3]],
    [["PY  - 2004", "DA  - 2005/01/02"], [2004]],
    [["DA  - 03/10/2004"], [2004]],
    [["DA  - 2004-03-10"], [2004, 3, 10]],
  ];
  for (const [lines, date] of dates) {
    it(`reads the date of ${lines.join(", ")}`, () => {
      assert.deepEqual(itemOf("TY  - JOUR", "TI  - T", ...lines).issued, { "date-parts": [date] });
    });
  }

  const people: readonly (readonly [line: string, authors: readonly string[]])[] = [
    ["AU  - Beethoven, Ludwig van", ["Ludwig van Beethoven"]],
    ["AU  - National Institutes of Health,", ["National Institutes of Health"]],
    ["AU  - Bee, A. and Dee, C.", ["A. Bee", "C. Dee"]],
    ["AU  - Food and Walls Organization", ["Food and Walls Organization"]],
    ["AU  - Open Cache Team", ["Open Cache Team"]],
    ["A1  - Baldwin,S.A.", ["S.A. Baldwin"]],
    ["AU  - Fanning E.", ["E. Fanning"]],
    ["AU  - Ann Bee", ["Ann Bee"]],
    ["AU  - Bee, Ann; Cee, Ben", ["Ann Bee", "Ben Cee"]],
    ["AU  - Müller &amp; S&ouml;hne,", ["Müller & Söhne"]],
  ];
  for (const [line, authors] of people) {
    it(`reads the people of ${line}`, () => {
      assert.deepEqual(only("TY  - JOUR", "TI  - T", line).authors, authors);
    });
  }

  it("keeps the order of authors that stand under two tags", () => {
    const paper = only("TY  - JOUR", "TI  - T", "A1  - A, A.", "AU  - B, B.", "A1  - C, C.");
    assert.deepEqual(paper.authors, ["A. A", "B. B", "C. C"]);
  });

  it("takes ids from their own fields alone", () => {
    const mention = only(
      "TY  - JOUR",
      "TI  - T",
      "AB  - We extend arXiv:2402.15627.",
      "N1  - See doi 10.1/x of B",
    );
    assert.deepEqual([mention.arxiv, mention.doi], [undefined, undefined]);
    const zotero = only("TY  - GEN", "TI  - T", "AN  - arXiv:2402.15627", "DP  - arXiv.org", "PB  - arXiv");
    assert.equal(zotero.arxiv, "2402.15627");
    const address = only("TY  - GEN", "TI  - T", "UR  - https://arxiv.org/abs/2402.15627v2");
    assert.equal(address.arxiv, "2402.15627");
    const wiley = only(
      "TY  - JOUR",
      "TI  - T",
      "DO  - https://doi.org/10.1002/a.1",
      "M3  - doi: 10.1002/a.1",
    );
    assert.equal(wiley.doi, "10.1002/a.1");
    const type = only("TY  - JOUR", "TI  - T", "M3  - Article");
    assert.equal(type.doi, undefined);
  });

  it("takes keywords one a line, or those that one line lists", () => {
    assert.deepEqual(only("TY  - JOUR", "TI  - T", "KW  - Networks, neural", "KW  - caches").tags, [
      "Networks, neural",
      "caches",
    ]);
    assert.deepEqual(only("TY  - JOUR", "TI  - T", "KW  - neural; caches").tags, ["neural", "caches"]);
    assert.deepEqual(only("TY  - JOUR", "TI  - T", "KW  - neural, caches").tags, ["neural", "caches"]);
  });

  it("takes ID for the citekey where it looks like one, and loses no record over it", () => {
    const keyed = ["TY  - JOUR", "TI  - On caches", "PY  - 2020", "AU  - Ito, M."];
    const keys = (...ids: readonly string[]) =>
      ris(...ids.flatMap((id) => [...keyed, `ID  - ${id}`, "ER  - "])).records.map(
        ({ paper }) => paper.citekey,
      );
    assert.deepEqual(keys("Ito_caches"), ["Ito_caches"]);
    assert.deepEqual(keys("12345", "ref7", "10.1/x"), ["ito2020caches", "ito2020cachesa", "ito2020cachesb"]);
    assert.deepEqual(keys("Ito_caches", "Ito_caches"), ["Ito_caches", "ito2020caches"]);
  });

  it("names what it cannot read by its line, and reads the rest", () => {
    const file = ris(
      "TY  - JOUR",
      "AU  - Ito, M.",
      "ER  - ",
      "TI  - No type",
      "ER  - ",
      ...article,
      "TY  - JOUR",
    );
    assert.deepEqual(
      file.records.map(({ paper }) => paper.title),
      ["No type", "On the caching of keys"],
    );
    assert.deepEqual(told(file), [
      "1: This entry cannot be read, and is left out: It has no title and no id.",
      '4: This entry is read, though its format does not allow it: It does not begin with its type, "TY  - ".',
      "15: This entry cannot be read, and is left out: It has no title and no id.",
    ]);
    assert.deepEqual(told(ris("TY  - JOUR", "TI  - T", "PY  - Year", "ER  - ")), [
      "3: The field PY is left out: not a date: Year",
    ]);
    assert.deepEqual(told(ris("TY  - JOUR", "TI  - T", "PY  - in press", "ER  - ")), []);
    assert.match(told(ris("just a text"))[0] ?? "", /^1: This file cannot be read .*"TY {2}- "/);
    assert.deepEqual(told(ris("")), []);
  });

  it("takes what a database writes behind the end of a record for the rest of it", () => {
    const ovid = [...article, "NL  - J Caches", "", "Link to the full text: https://a.example", "", "2."];
    const file = ris(...ovid, ...article);
    assert.deepEqual([file.records.length, told(file)], [2, []]);
    assert.deepEqual(file.records[0]?.original?.ris?.at(-1), ["NL", "J Caches"]);
  });

  it("reads what PubMed saves", () => {
    const file = ris(
      "",
      "PMID- 31452104",
      "OWN - NLM",
      "DP  - 2019 Aug 26",
      "TI  - A study of caches in the",
      "      wild.",
      "LID - 10.5555/nbib.1 [doi]",
      "LID - S0000-1 [pii]",
      "AB  - We studied.",
      "FAU - Bee, Ann M",
      "AU  - Bee AM",
      "TA  - J Caches",
      "JT  - Journal of caches",
      "IS  - 1234-5678 (Print)",
      "",
      "PMID- 31452105",
      "TI  - Another one.",
      "AU  - Cee B",
      "",
    );
    assert.deepEqual(
      file.records.map(({ paper }) => [paper.title, paper.authors, paper.doi, paper.venue]),
      [
        ["A study of caches in the wild.", ["Ann M Bee"], "10.5555/nbib.1", "Journal of caches"],
        ["Another one.", ["B Cee"], undefined, undefined],
      ],
    );
    assert.equal(file.records[0]?.original?.item?.PMID, "31452104");
  });

  it("reads the same in slices, and stops when it is told to", async () => {
    const text = Array.from({ length: 300 }, () => article.join("\n")).join("\n");
    const layer = { kind: "bibliography", order: 0 } as const;
    assert.deepEqual(await parseRisInSlices(text, "a.ris", layer), parseRis(text, "a.ris", layer));
    const signal = AbortSignal.abort();
    await assert.rejects(parseRisInSlices(text.repeat(300), "a.ris", layer, { signal }), {
      name: "AbortError",
    });
  });
});
