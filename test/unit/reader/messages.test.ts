import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeIntent } from "../../../src/editor/reader/intents.ts";
import type { Intent } from "../../../src/protocol/messages.ts";
import { Parcels, parcelsOf } from "../../../src/protocol/parts.ts";

describe("a message between page and host", () => {
  for (const unit of ["a", "é", "中", "a😀", "\n", '"', "\\", "\u0001", "\ud83d"]) {
    it(`goes in parts below 64 kB where it is long, and arrives whole: ${JSON.stringify(unit)}`, () => {
      const message = { kind: "notes", text: unit.repeat(30_000) };
      const sent = parcelsOf(message);
      assert.ok(sent.length > 1);
      const parcels = new Parcels();
      const received = sent.map((parcel) => {
        assert.ok(Buffer.byteLength(JSON.stringify(parcel)) < 64 * 1024);
        return parcels.receive(parcel);
      });
      assert.deepEqual(received.pop(), message);
      assert.ok(received.every((nothing) => nothing === undefined));
    });
  }

  it("is dropped where its first parts went to a page that is no more", () => {
    const [first, second, ...rest] = parcelsOf({ kind: "notes", text: "x".repeat(100_000) });
    const parcels = new Parcels();
    for (const parcel of [second, ...rest]) assert.equal(parcels.receive(parcel), undefined);
    for (const parcel of [first, second, ...rest].slice(0, -1))
      assert.equal(parcels.receive(parcel), undefined);
    assert.notEqual(parcels.receive(rest.at(-1)), undefined);
  });

  const good: readonly Intent[] = [
    { kind: "ready" },
    {
      kind: "ready",
      draft: { session: "s", edits: [{ seq: 1, version: 2, change: { start: 0, end: 0, text: "a" } }] },
    },
    { kind: "edit", seq: 1, version: 3, change: { start: 4, end: 5, text: "" } },
    {
      kind: "edit",
      seq: 2,
      version: 3,
      sent: { start: 0, end: 0, text: "x" },
      change: { start: 4, end: 5, text: "é" },
    },
    { kind: "flushed", id: 1 },
    { kind: "caret", offset: 0 },
    { kind: "undo" },
    { kind: "save" },
    { kind: "open-paper", key: "a2020", beside: true },
    { kind: "open-file", path: "../src/train.py#L12", beside: false },
    { kind: "open-file", path: "../src/train.py#L12", beside: false, said: "x = 1" },
    { kind: "related" },
    { kind: "set-tags" },
    { kind: "search-author", name: "Ada One" },
    { kind: "complete", query: "me" },
    { kind: "pasted-address", text: "arXiv:2402.15627" },
    { kind: "paste-picture", type: "image/png", base64: "AAAA" },
    { kind: "open-backlink", file: "file:///a.py", line: 1, start: 2, beside: false },
    { kind: "more-backlinks" },
    { kind: "status", status: "read" },
    { kind: "cite" },
    { kind: "copy-citation" },
    { kind: "open-text" },
  ];
  for (const intent of good) {
    it(`is understood: ${JSON.stringify(intent).slice(0, 70)}`, () => {
      assert.deepEqual(decodeIntent(intent), intent);
    });
  }

  const bad: readonly unknown[] = [
    undefined,
    null,
    "ready",
    [],
    {},
    { kind: "reboot" },
    { kind: "status", status: "burnt" },
    { kind: "edit", seq: 1, version: 1, change: { start: 2, end: 1, text: "" } },
    { kind: "edit", seq: -1, version: 1, change: { start: 0, end: 0, text: "" } },
    { kind: "edit", seq: 1, version: 1.5, change: { start: 0, end: 0, text: "" } },
    { kind: "edit", seq: 1, version: 1, change: { start: 0, end: 0 } },
    { kind: "open-backlink", file: 7, line: 1, start: 2, beside: false },
    { kind: "cite", extra: true },
  ];
  for (const message of bad) {
    it(`is refused with a reason: ${JSON.stringify(message)}`, () => {
      const decoded = decodeIntent(message);
      assert.ok("problem" in decoded && decoded.problem !== "");
    });
  }

  it("never makes the decoder throw", () => {
    fc.assert(fc.property(fc.anything(), (message) => void decodeIntent(message)));
  });
});
