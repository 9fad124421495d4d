import assert from "node:assert/strict";
import { parseRis } from "../../../src/core/bibliography/ris/parseRis.ts";
import type { SourceFile } from "../../../src/core/library/source.ts";
import { problemText } from "../../../src/core/problems/problemText.ts";

const ris = (...lines: readonly string[]): SourceFile =>
  parseRis(lines.join("\n"), "a.ris", { kind: "bibliography", order: 0 });
const told = (file: SourceFile) => file.problems.map((one) => `${one.line + 1}: ${problemText(one)}`);

describe("RIS that nobody writes", () => {
  const sound = ["TY  - JOUR", "TI  - Sound", "ER  - "];
  const around = (...lines: readonly string[]) =>
    ris("TY  - JOUR", "TI  - On walls", ...lines, "PY  - 2021", "ER  - ", ...sound);
  const times = (count: number, line: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => line(n));
  const titles = ({ records }: SourceFile) => records.map(({ paper }) => paper.title);

  it("is left out and told by its line: a value of 70,000 characters, on one line or on many", () => {
    const written = [["AB  - ".padEnd(70_000, "word ")], ["AB  - A", ...times(7000, () => "more of it")]];
    for (const lines of written) {
      const file = around(...lines, "AU  - Bee, Ann");
      assert.deepEqual(titles(file), ["On walls", "Sound"]);
      const { abstract, year, authors } = file.records[0]?.paper ?? assert.fail();
      assert.deepEqual([abstract, year, authors], [undefined, 2021, ["Ann Bee"]]);
      assert.deepEqual(told(file), [
        "3: Part of this entry is left out: The field AB is not read. It has more than 30,000 characters.",
      ]);
    }
  });

  it("keeps all of 5,000 people in one field", () => {
    const file = around(`AU  - ${times(5000, (n) => `Bee${n}, Ann Mary Sue`).join("; ")}`);
    assert.deepEqual([file.records[0]?.paper.authors?.length, told(file)], [5000, []]);
  });

  it("is read up to a point and told: 40,000 keywords, people, lines of one record, also behind its end", () => {
    const keywords = around(...times(12_000, (n) => `KW  - key${n}`));
    const tags = keywords.records[0]?.paper.tags ?? [];
    assert.deepEqual(
      tags,
      times(tags.length, (n) => `key${n}`),
    );
    assert.deepEqual(told(keywords), [
      `3: The field KW is not read whole: Of its keywords the first ${tags.length.toLocaleString("en")} are read.`,
    ]);
    const people = around(...times(24_000, (n) => `AU  - Bee${n}, Ann`));
    assert.equal(people.records[0]?.paper.authors?.length, 20_000);
    assert.deepEqual(told(people), [
      "3: The field AU is not read whole: Of its people the first 20,000 are read.",
    ]);
    const behind = times(30_000, (n) => `U${n % 9}  - x`);
    for (const lines of [behind, ["ER  - ", ...behind]])
      assert.deepEqual(told(around(...lines)).slice(0, 1), [
        `${lines.length - behind.length + 25_001}: The rest of this entry cannot be read: Of its lines the first 25,000 are read.`,
      ]);
  });
});
