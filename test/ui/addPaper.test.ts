import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../host/server.ts";
import { type OnlineServer, sourceNames, startOnlineServer } from "../online/server.ts";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

describe("adding a paper from the net", () => {
  let server: OnlineServer;
  const settings: Record<string, string | boolean> = {};
  before("a server that stands for the sources", async () => {
    server = await startOnlineServer();
    settings["marginalia.online.enabled"] = true;
    for (const name of sourceNames)
      settings[`marginalia.online.servers.${name}`] = `${server.address}/${name}`;
  });
  after(() => server.stop());
  const vscode = useWorkbench({ workspace: "test/fixtures/foreign", settings: settings as Settings });
  const papers = () => readdirSync(join(vscode().workspace, "papers"));

  it("asks nobody while a workspace is opened and its library shown", async () => {
    await vscode().openLibrary();
    await vscode().tree("Library").row("Papers from Marginalia").waitFor();
    assert.deepEqual(server.asked, []);
  });

  it("says why there is nothing, and takes the title from the reader", async () => {
    await vscode().run("Marginalia: Add Paper");
    await vscode().quickInput.opened();
    await vscode().quickInput.type("https://openreview.net/forum?id=rJl-b3RcF7");
    await vscode().quickInput.accept();
    const prompt = vscode().quickInput.box.getByText("paste its BibTeX entry");
    await prompt.waitFor();
    await vscode().screenshot("add-paper-no-way");
    await vscode().quickInput.type("Tickets of Tides");
    await vscode().quickInput.accept();
    await until("the file", () => papers().some((name) => name.startsWith("tickets")));
    // Its page takes the focus, and would close what the next test opens.
    await vscode().page.locator(".tab", { hasText: "tickets" }).first().waitFor();
    await vscode().frameWith("h1");
    await vscode().tree("Library").row("Papers from Marginalia").click();
  });

  it("lists papers of the words that are typed, and opens the one that is chosen", async () => {
    await vscode().run("Marginalia: Add Paper");
    await vscode().quickInput.opened();
    await vscode().quickInput.type("megatides scaling");
    await vscode().screenshot("add-paper");
    await vscode().quickInput.accept();
    await vscode().quickInput.entry("MegaTides").waitFor();
    await vscode().quickInput.entry("Tides of Search").waitFor();
    await vscode().quickInput.entry("Add “megatides scaling” as it is").waitFor();
    await vscode().screenshot("add-paper-choose");
    await vscode().quickInput.pick("MegaTides");
    await until("the file", () => papers().includes("moe2023megatides.md"));
    const text = readFileSync(join(vscode().workspace, "papers", "moe2023megatides.md"), "utf8");
    assert.match(text, /^arxiv: "2302\.01234"$/m);
    assert.match(text, /It has a < b and more/);
    await vscode().page.locator(".tab", { hasText: "MegaTides" }).first().waitFor();
    await vscode().screenshot("add-paper-added");
  });
});
