import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { localDay } from "../../src/core/localDay.ts";

describe("the day of a change", () => {
  const zone = process.env.TZ;

  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  for (const [place, moment, day] of [
    // In the evening it is tomorrow in UTC, in the morning yesterday.
    ["America/Los_Angeles", "2026-12-01T03:30:00Z", "2026-11-30"],
    ["Asia/Tokyo", "2026-11-29T22:00:00Z", "2026-11-30"],
    ["Pacific/Auckland", "2026-12-31T11:30:00Z", "2027-01-01"],
    ["UTC", "2026-11-29T23:59:59Z", "2026-11-29"],
  ] as const)
    it(`is the reader's own: in ${place}`, () => {
      process.env.TZ = place;
      assert.equal(localDay(new Date(moment)), day);
    });

  it("is written by this one clock", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    const others = files.filter((file) => /new Date\(\)\s*\.\s*to/.test(readFileSync(`src/${file}`, "utf8")));
    assert.deepEqual(others, []);
  });
});
