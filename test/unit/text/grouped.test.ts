import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { grouped } from "../../../src/core/text/grouped.ts";

describe("a number in groups of digits", () => {
  it("is what English makes of it", () => {
    for (const number of [0, 7, 999, 1000, 30_000, 999_999, 1_234_567, 4_000_000_000])
      assert.equal(grouped(number), number.toLocaleString("en"));
  });

  it("needs no tables of locales, which take longer to load than a command", () => {
    for (const layer of ["core", "node"])
      for (const file of readdirSync(`src/${layer}`, { recursive: true, encoding: "utf8" })) {
        if (!file.endsWith(".ts")) continue;
        assert.doesNotMatch(readFileSync(`src/${layer}/${file}`, "utf8"), /\.toLocaleString\(/, file);
      }
  });
});
