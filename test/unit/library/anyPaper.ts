import * as fc from "fast-check";
import type { Paper } from "../../../src/core/paper.ts";

/** Any paper that a file can hold. */
export const anyPaper: fc.Arbitrary<Paper> = (() => {
  const pieces = fc.constantFrom(
    ..."a|B|é|GPU|2402.10|yes|null|: |:| #|'|\"|\\|, |[|]|{|}|- |--- |---|\n|\n\n|  | |\t|%|@|`|!|&|*|…|\u2028|\r|\u0085|😀".split(
      "|",
    ),
    "|",
    ">",
  );
  const text = fc.array(pieces, { minLength: 1, maxLength: 60 }).map((all) => all.join(""));
  const list = fc.array(text, { minLength: 1, maxLength: 4 });
  const date = fc.constantFrom("2024-02-23", "2026-11-22");
  return fc.record(
    {
      citekey: fc.constantFrom("a", "jiang2024megascale", "smith:2020"),
      // A title is on one line, however a block of YAML has it.
      title: text.map((title) => title.replace(/[\r\n]+/g, " ")),
      aliases: list,
      authors: list,
      year: fc.integer({ min: 1900, max: 2100 }),
      submitted: date,
      arxiv: fc.constantFrom("2402.10", "2402.15627", "math/0611800"),
      doi: fc.constantFrom("10.1016/0771-050X(80)90039-X", "10.1/a;b<c>"),
      venue: text,
      url: fc.constantFrom("https://a.b/c#d", "https://a.b/c?d=e&f=g"),
      category: fc.constantFrom("serving", "my own"),
      tags: list,
      status: fc.constantFrom("unread", "reading", "read"),
      started: date,
      abstract: text,
    },
    { requiredKeys: ["citekey", "title"], noNullPrototype: true },
  );
})().filter(({ venue = "", title, abstract = "" }) =>
  // What stands for nothing in YAML comes back as nothing.
  [venue, title, abstract].every((text) => text !== "null" || text === title),
);
