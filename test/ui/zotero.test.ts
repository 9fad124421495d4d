import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type OnlineServer, startOnlineServer } from "../online/server.ts";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

describe("taking papers from Zotero", () => {
  let server: OnlineServer;
  const settings: Record<string, string> = {};
  before("a server that stands for Zotero", async () => {
    server = await startOnlineServer();
    server.zotero.hasBetterBibtex = true;
    settings["marginalia.online.servers.zotero"] = `${server.address}/zotero`;
  });
  after(() => server.stop());
  const vscode = useWorkbench({ workspace: "test/fixtures/foreign", settings });

  it("lists its collections, then the papers, and writes what was marked in them as quotes", async () => {
    await vscode().openLibrary();
    await vscode().run("Marginalia: Import from Zotero…");
    const { quickInput } = vscode();
    await quickInput.entry("Spring tides").waitFor();
    await quickInput.entry("Choose in Zotero’s Window…").waitFor();
    await vscode().screenshot("zotero-places");
    await quickInput.pick("2 papers");
    await quickInput.entry("MegaTides: Scaling Tides").waitFor();
    await vscode().screenshot("zotero-preview");
    await quickInput.accept();
    const file = join(vscode().workspace, "papers", "moeMega23.md");
    await until("the notes", () => existsSync(file) && /Why it matters/.test(readFileSync(file, "utf8")));
    await vscode().page.getByText("Notes and highlights added to one paper.").first().waitFor();
    assert.match(readFileSync(file, "utf8"), /^> — p\. 7$/m);
  });

  it("says what is known, and why it cannot be asked", async () => {
    await vscode().theme("dark");
    await vscode().page.setViewportSize({ width: 900, height: 700 });
    await vscode().run("Marginalia: Import from Zotero…");
    const { quickInput } = vscode();
    await quickInput.pick("2 papers");
    await quickInput.entry("its new notes and highlights are added").waitFor();
    await vscode().screenshot("zotero-known-dark-900");
    await quickInput.cancel();
    server.zotero.state = "off";
    await vscode().run("Marginalia: Import from Zotero…");
    await vscode().page.getByText("Zotero does not let other programs ask it").first().waitFor();
    await vscode().screenshot("zotero-off-dark-900");
  });
});
