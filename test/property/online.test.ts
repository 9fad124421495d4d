import assert from "node:assert/strict";
import fc from "fast-check";
import { OnlineFault } from "../../src/core/online/client/fault.ts";
import type { FoundPaper } from "../../src/core/online/foundPaper.ts";
import { readAtom } from "../../src/core/online/sources/arxiv.ts";
import { readWork } from "../../src/core/online/sources/crossref.ts";
import { readAttributes } from "../../src/core/online/sources/dataCite.ts";
import { readPaper } from "../../src/core/online/sources/huggingFace.ts";
import { readPage } from "../../src/core/online/sources/pages.ts";
import { paperFields } from "../../src/core/paper.ts";
import {
  atomFeed,
  crossrefWork,
  dataCiteDoi,
  huggingFacePaper,
  megaTides,
  oldTides,
  proceedingsPage,
} from "../online/payloads.ts";

const lists = new Set<string>(["authors", "aliases", "tags"]);

/** What a record may hold, whatever was answered: texts on one line without controls, numbers where they belong. */
function assertClean(found: FoundPaper | undefined): void {
  if (!found) return;
  const { names: _, ...fields } = found.paper;
  assert.notEqual(fields.title.trim(), "");
  for (const [field, value] of Object.entries(fields)) {
    assert.ok(
      paperFields.some((known) => known === field),
      field,
    );
    if (field === "year") assert.ok(Number.isInteger(value), `${field}: ${value}`);
    const texts = lists.has(field) ? value : field === "year" ? [] : [value];
    assert.ok(Array.isArray(texts), field);
    for (const text of texts) {
      assert.equal(typeof text, "string", field);
      assert.doesNotMatch(String(text), /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u, field);
    }
    if (field === "code" || field === "project") assert.match(String(value), /^https?:\/\//i);
    if (field === "doi") assert.match(String(value), /^10\.\d{4,9}\/\S+$/);
    if (field === "submitted") assert.match(String(value), /^\d{4}-\d\d-\d\d$/);
  }
}

/** A value with some of its parts replaced by anything. */
const damaged = (value: unknown): fc.Arbitrary<unknown> => {
  const spoiled = fc.oneof(fc.jsonValue(), fc.constant("\u202e\u0007x\n"), fc.string({ unit: "binary" }));
  if (Array.isArray(value))
    return fc.oneof(
      { weight: 6, arbitrary: fc.tuple(...value.map(damaged)) },
      { weight: 1, arbitrary: spoiled },
    );
  if (typeof value === "object" && value !== null) {
    const parts = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, damaged(part)]));
    return fc.oneof(
      { weight: 6, arbitrary: fc.record(parts, { requiredKeys: [] }) },
      { weight: 1, arbitrary: spoiled },
    );
  }
  return fc.oneof({ weight: 6, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: spoiled });
};

/** A text with some of its characters replaced, doubled or gone. */
const mangled = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.nat(text.length),
        fc.nat(40),
        fc.oneof(fc.string(), fc.constantFrom("<", "]]>", "&#0;", "<entry>", "</feed>", "&amp;amp;")),
      ),
      { maxLength: 6 },
    )
    .map((changes) =>
      changes.reduce((all, [at, length, fresh]) => all.slice(0, at) + fresh + all.slice(at + length), text),
    );

const member = (value: object, ...path: string[]): unknown =>
  path.reduce<unknown>((at, name) => Reflect.get(Object(at), name), value);

describe("records from the net", () => {
  const decoders = [
    [
      "Hugging Face",
      readPaper,
      huggingFacePaper(megaTides, { githubRepo: "https://github.com/a/b", projectPage: "https://a.example" }),
    ],
    [
      "Crossref",
      readWork,
      member(
        crossrefWork("10.5555/tides.1", "Tides", {
          "updated-by": [{ type: "retraction", DOI: "10.5555/r" }],
        }),
        "message",
      ),
    ],
    [
      "DataCite",
      readAttributes,
      member(dataCiteDoi("10.48550/arXiv.2402.15627", "Tides"), "data", "attributes"),
    ],
  ] as const;

  for (const [name, read, value] of decoders)
    it(`are clean or none, whatever ${name} answers`, () => {
      assert.ok(read(value));
      fc.assert(
        fc.property(fc.oneof(damaged(value), fc.jsonValue()), (anything) => assertClean(read(anything))),
      );
    });

  it("are clean or a fault, whatever arXiv answers", () => {
    const read = (text: string) => {
      try {
        for (const found of readAtom(text)) assertClean(found);
      } catch (error) {
        if (!(error instanceof OnlineFault)) throw error;
      }
    };
    fc.assert(fc.property(fc.oneof(mangled(atomFeed([megaTides, oldTides])), fc.string()), read));
  });

  it("are clean or none, whatever a page says", () => {
    fc.assert(
      fc.property(mangled(proceedingsPage), (html) => {
        const paper = readPage(html);
        if (paper) assertClean({ paper, from: ["pages"] });
      }),
    );
  });
});
