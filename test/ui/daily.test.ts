import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../host/server.ts";
import { type OnlineServer, send, sourceNames, startOnlineServer } from "../online/server.ts";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

describe("Daily Papers", () => {
  let server: OnlineServer;
  const settings: Record<string, string | boolean | readonly string[]> = {};
  before("a server that stands for Hugging Face", async () => {
    server = await startOnlineServer();
    settings["marginalia.online.enabled"] = true;
    settings["marginalia.daily.watch"] = ["kv cache"];
    for (const name of sourceNames)
      settings[`marginalia.online.servers.${name}`] = `${server.address}/${name}`;
  });
  after(() => server.stop());
  const vscode = useWorkbench({ workspace: "test/fixtures/foreign", settings: settings as Settings });
  const row = (text: string) => vscode().tree("Daily Papers").row(text);

  it("asks nobody before it is switched on, and lists what is watched for, then what is near the library", async () => {
    await vscode().openLibrary();
    await vscode().page.locator(".pane-header", { hasText: "Daily Papers" }).click();
    const show = vscode().page.getByText("Show Daily Papers").first();
    await show.waitFor();
    await vscode().screenshot("daily-off");
    assert.deepEqual(server.asked, []);
    await show.click();
    await row("Sharded KV Caches").waitFor();
    await row("A Cat Counts").waitFor();
    const labels = await vscode()
      .page.locator(".pane", { hasText: "Daily Papers" })
      .last()
      .locator(".monaco-list-row")
      .allInnerTexts();
    assert.match(labels[0] ?? "", /▲20 Sharded KV Caches.*kv cache.*code/s);
    assert.match(labels[1] ?? "", /Training Large Language Models.*near MegaScale/s);
    await vscode().screenshot("daily");
  });

  it("adds a paper with one click, from what the list says", async () => {
    const asked = server.asked.length;
    const training = row("Training Large Language Models");
    await training.hover();
    await training.getByRole("button", { name: "Add to Library" }).click();
    const file = join(vscode().workspace, "papers", "wu2026training.md");
    await until("the file", () => existsSync(file));
    assert.match(readFileSync(file, "utf8"), /^arxiv: "2611\.00003"$/m);
    assert.equal(server.asked.length, asked);
  });

  it("counts on the icon what is new of that which is watched for, until the list is seen", async () => {
    await vscode().run("View: Show Explorer");
    await vscode().run("Marginalia: Watch for Papers");
    await vscode().quickInput.type("kv cache, cats");
    await vscode().quickInput.accept();
    const badge = vscode().page.locator(".activitybar .badge-content", { hasText: /^1$/ });
    await badge.waitFor();
    await vscode().screenshot("daily-badge");
    await vscode().openLibrary();
    await row("A Cat Counts").waitFor();
    await badge.waitFor({ state: "detached" });
  });

  it("is read without the net, and says quietly that it is old", async () => {
    await row("A Cat Counts").click();
    await vscode().page.locator(".tab", { hasText: "A Cat Counts" }).first().waitFor();
    server.instead.set("/huggingFace/", (_, response) => send(response, 403, "text/plain", "no"));
    await vscode().theme("dark");
    await vscode().page.setViewportSize({ width: 900, height: 900 });
    await vscode().page.locator(".pane-header", { hasText: "Daily Papers" }).hover();
    await vscode().page.getByRole("button", { name: "Ask Again" }).first().click();
    await row("Not reachable: Retry").waitFor();
    await row("A Cat Counts").waitFor();
    await vscode().screenshot("daily-offline-dark-900");
    server.instead.clear();
    await row("Not reachable: Retry").click();
    await row("Not reachable: Retry").waitFor({ state: "detached" });
  });
});
