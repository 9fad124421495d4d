import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the extension in its host", () => {
  it("is found under its name and activates", async () => {
    const extension = vscode.extensions.getExtension("marginalia.marginalia");
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
