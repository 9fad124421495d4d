import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

describe("SECURITY.md", () => {
  const rows = readFileSync(".github/SECURITY.md", "utf8")
    .split("\n")
    .filter((line) => /^\| (?!Never|---)/.test(line));

  it("names a test that exists for each of its lines", () => {
    assert.ok(rows.length > 10);
    for (const row of rows) {
      const tests = [...row.matchAll(/`(test\/[^`]+)`:((?: “[^”]+”,?)+)/g)];
      assert.equal(
        tests.length,
        row.split("`test/").length - 1,
        `each file with the titles of its tests: ${row}`,
      );
      assert.ok(tests.length > 0, row);
      for (const [, file = "", titles = ""] of tests)
        for (const [, title = ""] of titles.matchAll(/“([^”]+)”/g))
          assert.ok(readFileSync(file, "utf8").includes(title), `${file} has no “${title}”`);
    }
  });
});
