import assert from "node:assert/strict";
import { type Removal, removeFile } from "../../../src/editor/organise/removeFile.ts";

/** What is done with a file that the trash does not take. */
async function done(wanted: Pick<Removal, "hasTrash" | "askWithoutTrash"> & { readonly answer?: boolean }) {
  const calls: string[] = [];
  const outcome = await removeFile({
    hasTrash: wanted.hasTrash,
    askWithoutTrash: wanted.askWithoutTrash,
    toTrash: () => Promise.reject(new Error("busy")),
    async forGood() {
      calls.push("for good");
    },
    async askInstead(reason) {
      calls.push(`asked: ${reason}`);
      return wanted.answer ?? false;
    },
  });
  return [...calls, outcome];
}

describe("a file that the trash does not take", () => {
  it("is deleted for good only if the user says so, also where another file has its contents", async () => {
    assert.deepEqual(await done({ hasTrash: true }), ["asked: Error: busy", "kept"]);
    assert.deepEqual(await done({ hasTrash: true, answer: true }), [
      "asked: Error: busy",
      "for good",
      "deleted",
    ]);
  });

  it("is deleted for good where there is no trash, unless the user was asked and said no", async () => {
    assert.deepEqual(await done({ hasTrash: false }), ["for good", "deleted"]);
    assert.deepEqual(await done({ hasTrash: false, askWithoutTrash: async () => true }), [
      "for good",
      "deleted",
    ]);
    assert.deepEqual(await done({ hasTrash: false, askWithoutTrash: async () => false }), ["kept"]);
  });
});
