import assert from "node:assert/strict";
import { CitationIndex } from "../../src/core/citations/citationIndex.ts";
import { Emitter } from "../../src/core/event.ts";
import { Library } from "../../src/core/library/library.ts";

const broken = new Error("broken");
const breaks = () => {
  throw broken;
};

describe("an event", () => {
  it("reaches the listeners after one that throws, and whoever fired it goes on", () => {
    const [errors, heard]: [unknown[], number[]] = [[], []];
    const emitter = new Emitter<number>((error) => errors.push(error));
    emitter.event((value) => heard.push(value));
    emitter.event(breaks);
    emitter.event((value) => heard.push(-value));
    emitter.fire(1);
    emitter.fire(2);
    assert.deepEqual(heard, [1, -1, 2, -2]);
    assert.deepEqual(errors, [broken, broken]);
  });

  it("of the library or the index leaves these as they were changed", () => {
    const errors: unknown[] = [];
    const report = (error: unknown) => errors.push(error);
    const [library, index] = [new Library(report), new CitationIndex(report)];
    library.onDidChange(breaks);
    index.onDidChange(breaks);
    library.setFile({
      file: "a.md",
      layer: { kind: "papers", order: 0 },
      problems: [],
      records: [{ paper: { citekey: "one", title: "One" }, line: 1 }],
    });
    index.set("b.py", [
      {
        form: "pandoc",
        raw: "one",
        target: "key:one",
        context: "comment",
        text: "@one",
        line: 0,
        start: 0,
        end: 4,
      },
    ]);
    assert.equal(library.byCitekey("one")?.title, "One");
    assert.equal(index.citing(["key:one"]).length, 1);
    assert.deepEqual(errors, [broken, broken]);
  });

  it("may be taken back while it is fired", () => {
    const emitter = new Emitter<void>();
    let heard = 0;
    const one = emitter.event(() => {
      heard++;
      one.dispose();
    });
    emitter.fire();
    emitter.fire();
    assert.equal(heard, 1);
  });
});
