import assert from "node:assert/strict";
import { statusEdits } from "../../../src/core/library/paperFile/statusEdits.ts";

describe("a new reading status", () => {
  it("has the day with it on which one began or has read the paper first", () => {
    const today = "2026-11-29";
    assert.deepEqual(statusEdits({}, "reading", today), { status: "reading", started: today });
    assert.deepEqual(statusEdits({ started: "2026-01-01" }, "reading", today), { status: "reading" });
    assert.deepEqual(statusEdits({ started: "2026-01-01" }, "read", today), {
      status: "read",
      finished: today,
    });
    assert.deepEqual(statusEdits({ finished: "2026-01-01" }, "read", today), { status: "read" });
    assert.deepEqual(statusEdits({}, "unread", today), { status: "unread" });
  });
});
