import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { session, useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

const own = `---
citekey: bee2024hives
title: Of Hives
authors: [Ann Bee]
year: 2024
status: reading
started: 2026-11-02  # on the train
---
Mine, for now.
`;

describe("papers of two libraries", () => {
  const ownFolder = (copy: string) => join(copy, "..", "mine");
  const vscode = useWorkbench({
    workspace: "test/fixtures/foreign",
    prepare: async (copy) => {
      mkdirSync(ownFolder(copy));
      writeFileSync(join(ownFolder(copy), "bee2024hives.md"), own);
      return undefined;
    },
    settings: (copy) => {
      const { extensionHost, address } = session();
      const disk = extensionHost === "web" ? `vscode-remote://${new URL(address).host}` : "";
      return { "marginalia.library.personalFolder": `${disk}${ownFolder(copy)}` };
    },
  });
  const library = () => vscode().tree("Library");
  const file = (key: string) => join(vscode().workspace, "papers", `${key}.md`);
  const mine = (key: string) => join(ownFolder(vscode().workspace), `${key}.md`);
  const text = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);
  /** Takes the last change back by the button of the notification that tells of it. */
  const undo = async (told: string) => {
    const toast = vscode().page.locator(".notifications-toasts .notification-list-item", { hasText: told });
    await toast.locator(".monaco-button", { hasText: "Undo" }).click();
  };

  it("go to one's own with their notes, and back", async () => {
    await vscode().openLibrary();
    const before = text(file("vaswani2017attention"));
    assert.ok(before);
    await library().expand("general");
    await library().contextMenu("Attention Is All You Need", "Move to My Own Library");
    await until("the file has moved as it was", () => text(mine("vaswani2017attention")) === before);
    await until("it is here no more", () => text(file("vaswani2017attention")) === undefined);
    await vscode().notifications.saying(/“Attention Is All You Need” is in .*mine now/);
    await vscode().run("Marginalia: Undo Last Change to the Library");
    await until("both folders are what they were", () =>
      [text(file("vaswani2017attention")) === before, !existsSync(mine("vaswani2017attention"))].every(
        Boolean,
      ),
    );
    await vscode().notifications.clear();
  });

  it("come back where the page that shows them is still open on the file of before", async () => {
    const before = text(file("vaswani2017attention"));
    await library().row("Attention Is All You Need").click();
    await vscode().frameWith(".shelf button.citekey");
    await library().contextMenu("Attention Is All You Need", "Move to My Own Library");
    await until("it is here no more", () => text(file("vaswani2017attention")) === undefined);
    await vscode().notifications.saying(/“Attention Is All You Need” is in .*mine now/);
    await library().contextMenu("Attention Is All You Need", "Move to the Library of the Workspace");
    await until("it is back", () => text(file("vaswani2017attention")) === before);
    // Undo knows of a change once that is whole.
    await vscode().notifications.saying(/“Attention Is All You Need” is in papers now/);
    for (const moved of [true, false]) {
      await vscode().run("Marginalia: Undo Last Change to the Library");
      await until("each change is taken back", () => {
        const [here, there] = [file, mine].map((path) => text(path("vaswani2017attention")));
        return moved ? here === undefined && there === before : here === before && there === undefined;
      });
    }
    await vscode().notifications.clear();
  });

  it("go to the workspace's without one's reading progress, which stays, and back", async () => {
    await library().expand("Uncategorised");
    const row = library().list.locator('.monaco-list-row[aria-label*="Of Hives"][aria-label*="Bee 2024"]');
    await row.waitFor();
    await library().contextMenu("Bee 2024", "Move to the Library of the Workspace");
    await until("the file is in the workspace", () => existsSync(file("bee2024hives")));
    await until("the progress stays", () => /^started: 2026-11-02$/m.test(text(mine("bee2024hives")) ?? ""));
    assert.equal(text(file("bee2024hives")), own.replace(/^(?:status|started).*\n/gm, ""));
    assert.match(text(mine("bee2024hives")) ?? "", /^citekey: bee2024hives$[\s\S]*^status: reading$/m);
    assert.doesNotMatch(text(mine("bee2024hives")) ?? "", /Mine, for now/);
    await vscode().screenshot("moved-to-workspace");
    await undo("“Of Hives” is in papers now");
    await until("both folders are what they were", () =>
      [text(mine("bee2024hives")) === own, !existsSync(file("bee2024hives"))].every(Boolean),
    );
  });
});
