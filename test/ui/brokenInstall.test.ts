import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { session, useWorkbench } from "./session.ts";

/** A file of the installed extension. */
function installed(path: string): string {
  const extensions = join(session().data, "extensions");
  const ours = readdirSync(extensions).find((name) => name.startsWith("marginalia.marginalia-"));
  assert.ok(ours);
  return join(extensions, ours, path);
}

for (const [what, spoil] of [
  ["missing", (file: string) => rmSync(file)],
  ["cut off", (file: string) => writeFileSync(file, readFileSync(file, "utf8").slice(0, 1000))],
] as const) {
  describe(`a bundle that is ${what}`, () => {
    let whole: string;
    const vscode = useWorkbench({
      workspace: "test/fixtures/foreign",
      async prepare() {
        whole = readFileSync(installed("dist/problems.js"), "utf8");
        spoil(installed("dist/problems.js"));
        return undefined;
      },
    });
    after(() => writeFileSync(installed("dist/problems.js"), whole));

    const sentence =
      "Marginalia's file dist/problems.js is missing or damaged: please install the extension again.";

    it("is told in one sentence, once, and the rest works", async () => {
      await vscode().openFile("kernels/attention.cu");
      const { text, links } = await vscode().notifications.saying("problems.js");
      assert.equal(text, sentence);
      assert.deepEqual(links, []);
      await vscode().editor.type("// arXiv:2413.00001\n");
      await vscode().page.locator('.statusbar [aria-label^="This file cites 3 papers"]').first().waitFor();
      const told = (await vscode().notifications.all()).map(({ text }) => text);
      assert.deepEqual(
        told.filter((text) => /Marginalia/.test(text)),
        [sentence],
        told.join("\n"),
      );
      await vscode().screenshot(`bundle-${what}`);
    });

    it("is told again by a command that needs it", async () => {
      await vscode().notifications.clear();
      assert.deepEqual(await vscode().notifications.all(), []);
      await vscode().run("Marginalia: Check Citations in Workspace");
      assert.equal((await vscode().notifications.saying("problems.js")).text, sentence);
    });
  });
}

describe("a page whose script is missing", () => {
  let whole: string;
  const vscode = useWorkbench({
    async prepare() {
      whole = readFileSync(installed("dist/reader.js"), "utf8");
      rmSync(installed("dist/reader.js"));
      return undefined;
    },
  });
  after(() => writeFileSync(installed("dist/reader.js"), whole));

  it("says so", async () => {
    const library = await vscode().openLibrary();
    await library.expand("KV cache and long-context inference");
    await library.row("KIVI").click();
    const page = await vscode().frameWith(".unloaded");
    await page.getByText("Marginalia's file dist/reader.js is missing or damaged").waitFor();
    await vscode().screenshot("page-without-script");
  });
});
