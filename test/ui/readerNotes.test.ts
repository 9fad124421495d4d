import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { source as axe } from "axe-core";
import { useWorkbench } from "./session.ts";
import { until } from "./waiting.ts";

const name = "jiang2024megascale.md";
const record = '---\ncitekey: jiang2024megascale\narxiv: "2402.15627"\ntags: [training]\n---\n';
const notes = `# What it is about

Overlap hides the cost of communication; compare [@rajbhandari2021zero, §3] and [[you2019large|LAMB]]. With $n$ ranks
a step takes $t(n) = \\max_i t_i$, so the slowest rank decides:

$$
\\mathbb{E}[t] \\approx \\mu + \\sigma \\sqrt{2 \\ln n}
$$

> We present the design, implementation and engineering experience in building and deploying MegaScale.
>
> — abstract

## To do

- [x] read §3 on stragglers
- [ ] try it in [the loop](train.py#L3)
  - [ ] with 8 ranks

## Numbers

| GPUs  | MFU    | speed-up |
| ----- | ------ | -------- |
| 3072  | 55.2 % | 1.34×    |
| 12288 | 55.2 % | 1.34×    |

\`\`\`python
def step(model, batch):  # one step of a rank
    loss = model(batch, scale=0.5)
    return loss.item(), "done"
\`\`\`

![The icon](figures/icon.png)
`;

describe("the notes of the reader", () => {
  const vscode = useWorkbench({
    async prepare(copy) {
      mkdirSync(join(copy, "papers", "figures"), { recursive: true });
      copyFileSync("media/icon.png", join(copy, "papers", "figures", "icon.png"));
      writeFileSync(join(copy, "papers", name), record + notes);
      return undefined;
    },
  });
  const body = () => readFileSync(join(vscode().workspace, "papers", name), "utf8");
  const page = () => vscode().frameWith(".rendered :is(p, h3)");

  it("are read as Markdown, with pictures of the folder, and tick in the file", async () => {
    const library = await vscode().openLibrary();
    await library.expand("Distributed training systems");
    await library.opensFirst("MegaScale", "dblclick");
    const frame = await page();
    await frame.locator(".rendered .katex-display").waitFor();
    await until("the picture is there", () =>
      frame
        .locator(".rendered img")
        .evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth > 0),
    );
    await frame.locator(".rendered .hljs-comment").waitFor();
    await frame.locator(".rendered input").nth(1).click();
    await until("the tab is dirty", () => vscode().isDirty(name));
    await vscode().page.keyboard.press("Control+s");
    await until("the file has it", () => body() === record + notes.replace("[ ] try", "[x] try"));
    await vscode().page.keyboard.press("Control+z");
    await until("the tick is gone", async () => !(await frame.locator(".rendered input").nth(1).isChecked()));
  });

  it("lead to a line of code and to a paper", async () => {
    await (await page()).locator("a.file").click();
    await vscode().tab("train.py").waitFor();
    await vscode().page.locator(".statusbar").getByText("Ln 3,").waitFor();
    await vscode().tab(name).click();
    await (await page()).locator("a.paper").last().hover();
    await (await page()).getByRole("tooltip").waitFor();
    await vscode().screenshot("notes card");
    await (await page()).locator("a.paper").last().click();
    await vscode().tab("you2019large.md").waitFor();
    await vscode().tab(name).click();
  });

  it("are written after a click, as one types, and read again", async () => {
    const frame = await page();
    await frame.locator(".rendered h4").first().click();
    await vscode().page.keyboard.press("End");
    await vscode().page.keyboard.type(" soon", { delay: 30 });
    await vscode().page.keyboard.press("Escape");
    await frame.locator(".rendered h4", { hasText: "To do soon" }).waitFor();
    await vscode().page.keyboard.press("Control+s");
    await until("the file has it", () => body().includes("## To do soon\n"));
  });

  it("offers papers of the library while a citation is typed", async () => {
    const frame = await page();
    await frame.locator(".rendered h4").first().click();
    await vscode().page.keyboard.press("End");
    await vscode().page.keyboard.type(" [@zero-inf", { delay: 20 });
    await frame.getByRole("option", { name: "ZeRO-Infinity" }).waitFor();
    await vscode().screenshot("notes completion");
    await vscode().page.keyboard.press("Enter");
    await vscode().page.keyboard.press("Escape");
    await frame.locator(".rendered h4 a.paper", { hasText: "ZeRO-Infinity" }).waitFor();
    await vscode().page.keyboard.press("Control+s");
    await until("the file has it", () => body().includes("## To do soon [@rajbhandari2021zero]\n"));
  });

  it("fit a narrow editor, with nothing cut off", async () => {
    await vscode().page.setViewportSize({ width: 720, height: 1000 });
    const frame = await page();
    await until("the page is narrow", () => frame.evaluate(() => window.innerWidth < 420));
    await frame.evaluate(() => window.scrollTo(0, 0));
    await vscode().screenshot("notes narrow");
    await frame.locator(".rendered h4").last().scrollIntoViewIfNeeded();
    await vscode().screenshot("notes narrow below");
    assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await vscode().page.setViewportSize({ width: 1400, height: 1000 });
  });

  it("go to the next paper of the library and back", async () => {
    await vscode().run("Marginalia: Next Paper");
    await vscode().tab("xu2025scaling.md").waitFor();
    await vscode().run("Marginalia: Previous Paper");
    await until(
      "it is back",
      async () => (await vscode().tab(name).getAttribute("aria-selected")) === "true",
    );
  });

  for (const theme of ["light", "dark", "high contrast", "high contrast light"] as const)
    it(`are readable and accessible in the ${theme} theme`, async () => {
      await vscode().theme(theme);
      const frame = await page();
      await frame.evaluate(() => window.scrollTo(0, 0));
      await frame.locator("a.quoted").first().waitFor();
      await vscode().screenshot(`notes ${theme}`);
      await frame.locator(".rendered h4").last().scrollIntoViewIfNeeded();
      await vscode().screenshot(`notes ${theme} below`);
      await frame.evaluate(axe);
      const found = await frame.evaluate(`axe.run(document.body, { resultTypes: ["violations"] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(" ")))`);
      assert.deepEqual(found, []);
    });
});
