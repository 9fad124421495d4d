import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { session, useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

const name = "alone2024paper.md";
const silence = /VS Code does not answer/;
const words = "Every word of this one sentence was typed while nobody was there to take it in.";

/** The extension host's process of this session's server, by what Linux says of all processes. */
function extensionHost(): number | undefined {
  const { data } = session();
  const read = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, "utf8");
    } catch {
      return "";
    }
  };
  const parent = (pid: string) => /^PPid:\s*(\d+)/m.exec(read(pid, "status"))?.[1] ?? "0";
  const isOurs = (pid: string): boolean =>
    pid !== "0" && (read(pid, "cmdline").includes(data) || isOurs(parent(pid)));
  const hosts = readdirSync("/proc").filter(
    (pid) => /^\d+$/.test(pid) && /--type=extensionHost/.test(read(pid, "cmdline")) && isOurs(pid),
  );
  return hosts.length === 0 ? undefined : Number(hosts.sort((a, b) => Number(a) - Number(b)).at(-1));
}

// A host of its own is a process on Node alone, and only Linux tells of it so plainly.
const canRun = process.platform === "linux" && session().extensionHost === "node";

(canRun ? describe : describe.skip)("the reader while its host is away", function () {
  this.timeout(180_000);
  const vscode = useWorkbench({
    settings: { "marginalia.reader.notes": "source" },
    async prepare(copy) {
      mkdirSync(join(copy, "papers"));
      writeFileSync(
        join(copy, "papers", name),
        "---\ncitekey: alone2024paper\ntitle: Alone\n---\nBefore.\n\nAfter.\n",
      );
      return undefined;
    },
  });
  const body = () => readFileSync(join(vscode().workspace, "papers", name), "utf8").split("\n---\n")[1] ?? "";

  async function page(): Promise<Frame> {
    for (const end = Date.now() + 60_000; Date.now() < end; await vscode().page.waitForTimeout(50)) {
      for (const frame of vscode().page.frames()) {
        if (frame === vscode().page.mainFrame()) continue;
        const notes = frame.locator("main textarea:enabled");
        if (await notes.isVisible().catch(() => false)) return frame;
      }
    }
    throw new Error("No reader is in sight after 60 s.");
  }
  const text = async () => (await page()).locator("textarea").inputValue();

  /** Stops the host, with the caret between the two paragraphs. */
  async function stopHost(): Promise<number> {
    const host = extensionHost();
    assert.ok(host, "the extension host's process");
    process.kill(host, "SIGSTOP");
    const area = (await page()).locator("textarea");
    await area.click();
    await area.evaluate((field) => {
      const at = field instanceof HTMLTextAreaElement ? field.value.indexOf("\nAfter") : 0;
      if (field instanceof HTMLTextAreaElement) field.setSelectionRange(at, at);
    });
    return host;
  }

  it("says that nothing arrives, and keeps what is typed until it does", async () => {
    // Wakes the extension, whose command is shown then.
    await vscode().openLibrary();
    await vscode().openFile(`papers/${name}`);
    await vscode().run("Marginalia: Open in Reader");
    await page();
    const host = await stopHost();
    try {
      await vscode().page.keyboard.type(`${words}\n`, { delay: 20 });
      await (await page()).getByText(silence).waitFor({ timeout: 30_000 });
    } finally {
      process.kill(host, "SIGCONT");
    }
    await until("the sentence is gone", async () => (await (await page()).getByText(silence).count()) === 0);
    await vscode().page.keyboard.press("Control+s");
    await until("it is saved", async () => body().includes(words));
    assert.equal(body().split(words).length, 2);
  });

  it("gives back what was typed as one text, where it was typed, after the host has died", async () => {
    const typed = words.replace("Every", "Each");
    const host = await stopHost();
    // In steps, each of which is an edit of its own.
    for (const part of typed.match(/.{1,12}/g) ?? []) {
      await vscode().page.keyboard.type(part);
      await vscode().page.waitForTimeout(300);
    }
    process.kill(host, "SIGKILL");
    // In a browser VS Code writes down what its pages keep every five seconds, when it is idle.
    await vscode().page.waitForTimeout(10_000);
    await vscode().reload();
    await until("the text is back", async () => (await text()).includes(typed));
    const back = await text();
    assert.equal(back.split(typed).length, 2, back);
    assert.ok(
      back.indexOf("Before.") < back.indexOf(typed) && back.indexOf(typed) < back.indexOf("After."),
      back,
    );
  });
});
