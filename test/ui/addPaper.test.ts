import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../host/server.ts";
import { megaTides } from "../online/payloads.ts";
import { type OnlineServer, send, sourceNames, startOnlineServer } from "../online/server.ts";
import { session, useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

const ids = ["2304.00011", "2304.00012", "2304.00013", "2304.00014"];

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
  const vscode = useWorkbench({
    workspace: "test/fixtures/foreign",
    settings: settings as Settings,
    prepare: async (copy) => {
      writeFileSync(join(copy, "all.py"), ids.map((id) => `# arXiv:${id}\n`).join(""));
      return undefined;
    },
  });
  const papers = () => readdirSync(join(vscode().workspace, "papers"));

  it("asks nobody while a workspace is opened, its library shown, and what it cites looked at", async () => {
    await vscode().openLibrary();
    await vscode().tree("Library").row("Papers from Marginalia").waitFor();
    const editor = await vscode().openFile("all.py");
    await until("the card of a paper that the library lacks", async () =>
      (await editor.hover("2304.00011")).includes("Look up and add"),
    );
    await vscode().page.keyboard.press("Escape");
    assert.deepEqual(server.asked, []);
  });

  it("writes nothing where the answers are pages for people, and says so", async () => {
    server.instead.set("/", (_, response) => send(response, 200, "text/html", "<h1>Are you a robot?</h1>"));
    const before = papers();
    await vscode().run("Marginalia: Add Paper");
    await vscode().quickInput.opened();
    await vscode().quickInput.type("10.5555/tides.1");
    await vscode().quickInput.accept();
    await vscode().quickInput.box.getByText("text/html instead of a record").waitFor();
    await vscode().quickInput.cancel();
    assert.deepEqual(papers(), before);
    server.instead.clear();
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
    await vscode().quickInput.entry("Add “megatides scaling” as typed").waitFor();
    await vscode().screenshot("add-paper-choose");
    await vscode().quickInput.pick("MegaTides");
    await until("the file", () => papers().includes("moe2023megatides.md"));
    const text = readFileSync(join(vscode().workspace, "papers", "moe2023megatides.md"), "utf8");
    assert.match(text, /^arxiv: "2302\.01234"$/m);
    assert.match(text, /It has a < b and more/);
    await vscode().page.locator(".tab", { hasText: "MegaTides" }).first().waitFor();
    await vscode().screenshot("add-paper-added");
  });

  // In a browser records come of Hugging Face, too, so that the first paper waits for the second.
  const onNode = session().extensionHost === "node" ? it : it.skip;
  onNode(
    "adds all that is cited until it is stopped, goes on with the rest, and lists what was not found",
    async () => {
      for (const [n, arxiv] of ids.slice(0, 3).entries())
        server.papers.set(arxiv, {
          ...megaTides,
          arxiv,
          title: `Spring Tides ${"abc"[n]}`,
          authors: [`Ann Roe${n}`],
        });
      // Its code is asked for when a paper is to be added: the second is never answered.
      server.instead.set("/huggingFace/api/papers/2304.00012", () => undefined);
      const added = () => papers().filter((name) => /^roe\d/.test(name));
      const addAll = async () => {
        await vscode().run("Marginalia: Add All Cited Papers to Library");
        await vscode().quickInput.type("2304.000");
        await vscode().quickInput.entry("arXiv:2304.00014").waitFor();
        await vscode().quickInput.accept();
      };
      await addAll();
      await until("the first is there", () => added().length === 1);
      const notice = vscode().page.locator(".notification-toast", { hasText: "Looking papers up" });
      await notice.getByRole("button", { name: "Cancel" }).click();
      await notice.waitFor({ state: "detached" });
      assert.equal(added().length, 1);
      server.instead.clear();
      server.asked.length = 0;
      await addAll();
      await until("the rest is there", () => added().length === 3);
      assert.ok(server.asked.every(({ path }) => !path.includes("2304.00011")));
      const told = vscode().page.locator(".notification-toast", { hasText: "2 papers added to the library" });
      await told.getByRole("button", { name: "Show the Others" }).click();
      await vscode()
        .page.locator(".editor-instance", { hasText: "arXiv:2304.00014: not found" })
        .first()
        .waitFor();
      await vscode().screenshot("add-all-others");
    },
  );
});
