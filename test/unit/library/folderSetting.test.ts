import assert from "node:assert/strict";
import { libraryFolderPath } from "../../../src/core/paths.ts";

describe("the setting of the library folder", () => {
  const cases: readonly (readonly [setting: string, path: string | undefined])[] = [
    ["papers", "papers"],
    [" papers ", "papers"],
    ["papers/", "papers"],
    ["./papers", "papers"],
    ["docs/./papers//", "docs/papers"],
    ["docs\\papers", "docs/papers"],
    ["", undefined],
    [".", undefined],
    ["./", undefined],
    ["/etc", undefined],
    ["C:\\papers", undefined],
    ["\\\\host\\share", undefined],
    ["../papers", undefined],
    ["docs/../../papers", undefined],
  ];
  for (const [setting, path] of cases) {
    it(`“${setting}” names ${path ?? "no folder"}`, () => assert.equal(libraryFolderPath(setting), path));
  }
});
