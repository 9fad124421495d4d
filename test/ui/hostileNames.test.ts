import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Notifications } from "./notifications.ts";
import { session, useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

const run = "command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22touch%20ran%22%7D";
const bait = "Attention Is All You Need";
/** Titles that VS Code would read as links where it is given them as they are. */
const titles = [
  `[${bait}](${run})`,
  `[${bait}](${run} "a title")`,
  `see [${bait}](https://example.org/a) and [more](http://example.org/b)`,
  `[${bait}](file:///etc/passwd)`,
  `[[${bait}](${run})](${run})`,
  `![${bait}](${run})`,
  `[${bait}\n](${run})`,
  `[${bait}]\\(${run}) [${bait}](${run})`,
  `[$(zap) ${bait}](${run})`,
  `]( [${bait}](COMMAND:workbench.action.quit)`,
  `<a href="${run}">${bait}</a> [x](${run})`,
  `“[x](${run})”`,
  `{0} [x](${run})`,
  `[x](${run}) [y](${run}) [z](${run})`,
  `\u202e[x](${run})`,
  `[x](${run})\u0007`,
  `[a]b](${run})`,
  `[x](command:a)`,
  `$(k)-anonymity [x](command:a)`,
  `[x](command:${"a".repeat(80)})`,
];
const key = (index: number) => `hostile${index}`;
const records = titles.map((title, index) =>
  [
    "---",
    `citekey: ${key(index)}`,
    `title: ${JSON.stringify(title)}`,
    `authors: [${JSON.stringify(`A. [Writer](${run})`)}]`,
    "---",
    "",
  ].join("\n"),
);
/** Commands whose answer is a message with the title, or with what they were given. */
const commands = [
  ...titles.flatMap((_, index) =>
    ["findCitations", "openOnArxiv", "openOnHuggingFace", "openCode"].map((command) => ({
      command: `marginalia.${command}`,
      args: key(index),
    })),
  ),
  ...titles.map((title) => ({ command: "marginalia.openPaper", args: title })),
];

for (const isTrusted of [true, false]) {
  describe(`titles and names that are links, in ${isTrusted ? "a trusted folder" : "Restricted Mode"}`, () => {
    const keybindings = () => join(session().data, "data", "User", "keybindings.json");
    const vscode = useWorkbench({
      workspace: "test/fixtures/foreign",
      settings: {
        "security.workspace.trust.enabled": !isTrusted,
        "security.workspace.trust.startupPrompt": "never",
      },
      async prepare(copy) {
        await mkdir(join(copy, "papers"), { recursive: true });
        for (const [index, record] of records.entries())
          await writeFile(join(copy, "papers", `${key(index)}.md`), record);
        // In Restricted Mode the same code runs: each title once is enough.
        const some = isTrusted ? commands : commands.filter((_, index) => index % 4 === 0).slice(0, 24);
        const all = { key: "ctrl+alt+shift+m", command: "runCommands", args: { commands: some } };
        await writeFile(keybindings(), JSON.stringify([all]));
        return undefined;
      },
    });
    after(() => rm(keybindings(), { force: true }));

    it("are no links in any of a hundred messages", async () => {
      await vscode().openFile("kernels/attention.cu");
      // VS Code reads its keys some time after the window has opened.
      let shown: Awaited<ReturnType<Notifications["all"]>> = [];
      await until("the messages are there", async () => {
        await vscode().editor.element.locator(".view-lines").first().click();
        await vscode().page.keyboard.press("Control+Alt+Shift+M");
        await vscode().page.waitForTimeout(2000);
        shown = await vscode().notifications.all();
        // On a busy machine only those that came last are there at first, and not all of them have the title.
        return shown.length >= 20 && shown.some(({ text }) => text.includes(bait));
      });
      for (const { text, links } of shown) assert.deepEqual(links, [], text);
      await vscode().screenshot(`hostile-messages-${isTrusted ? "trusted" : "restricted"}`);
    });

    it("stand in lists as they are, without icons", async () => {
      await vscode().notifications.clear();
      await vscode().run("Marginalia: Search Papers");
      await vscode().quickInput.opened();
      await vscode().quickInput.type("hostile18");
      const entry = vscode().quickInput.box.locator(".monaco-list-row").first();
      await entry.filter({ hasText: "anonymity" }).waitFor();
      assert.match(
        (await entry.innerText()).replaceAll("\u00a0", " "),
        /\$\(k\)-anonymity \[x\]\(command:a\)/,
      );
      assert.equal(
        await entry.locator(".quick-input-list-row .monaco-icon-name-container .codicon").count(),
        0,
      );
      await vscode().quickInput.cancel();
    });
  });
}
