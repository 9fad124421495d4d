// The pages in every theme, at three widths and enlarged: nothing is cut off, and axe finds nothing. Pictures for eyes are in
// .vscode-test/screenshots/long.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { source as axe } from "axe-core";
import type { Frame } from "playwright-core";
import { until } from "../ui/waiting.ts";
import type { Theme } from "../ui/workbench.ts";
import { useOwnWorkbench } from "./workbench.ts";

const themes: readonly Theme[] = ["light", "dark", "high contrast", "high contrast light"];
/** Widths of the page in pixels; enlarged as by VS Code's Zoom In it has so many less. */
const sizes = [
  { width: 300, zoom: 1 },
  { width: 900, zoom: 1 },
  { width: 1400, zoom: 1 },
  { width: 900, zoom: 1.5 },
] as const;
const height = 2400;

const record = `---
citekey: jiang2024megascale
title: "MegaScale: Scaling Large Language Model Training to More Than 10,000 GPUs"
arxiv: "2402.15627"
category: distributed-training
tags: [training, fault-tolerance]
status: reading
started: 2026-11-20
added: 2026-11-18
---
`;
const notes = `# What it is about

Overlap hides the cost of communication; compare [@rajbhandari2021zero, §3], [[you2019large|LAMB]] and [[nobody2020]]. With
$n$ ranks a step takes $t(n) = \\max_i t_i$, so the slowest rank decides:

$$
\\mathbb{E}[t] \\approx \\mu + \\sigma \\sqrt{2 \\ln n}
$$

> We present the design, implementation and engineering experience in building and deploying MegaScale.
>
> — abstract

هذا نص عربي مع NCCL في وسطه، ثم رقم 12,288.

## To do

- [x] read §3 on stragglers
- [ ] §5.1 try it in [the loop](train.py#L3)
  - [ ] with 8 ranks

## Numbers

| GPUs  | MFU    | speed-up | tokens per second | remarks of some length |
| ----- | ------ | -------- | ----------------- | ---------------------- |
| 3072  | 55.2 % | 1.34×    | 1,984,000         | the smaller run        |
| 12288 | 55.2 % | 1.34×    | 6,370,000         | the larger run         |

\`\`\`python
def step(model, batch):  # one step of a rank, which waits for the slowest one of all the others
    return model(batch, scale=0.5), "done"
\`\`\`

![The icon](figures/icon.png)

- 2026-11-29 [throughput.ts:18](../dashboard/src/throughput.ts#L18 "// A straggler is a rank whose median is off by more than three deviations [@jiang2024megascale, §5.1]."): three is too few for us
- 2026-11-29 [gone.ts:3](../dashboard/src/gone.ts#L3 "nothing"): a file that is gone
`;

/** Longer than any page is wide, with nowhere to break it. */
const endless = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const tags = Array.from({ length: 40 }, (_, n) => `tag ${n}${n % 5 === 0 ? " of several words" : ""}`);
const extremes = `---
citekey: ${endless.toLowerCase().replaceAll("ä", "ae")}2024
title: "Extremes of ${endless}: 大規模言語モデルの分散学習における通信と計算の重ね合わせに関する包括的な実証研究と今後の展望 and https://example.org/${endless}/${endless}"
authors: [${Array.from({ length: 40 }, (_, n) => `Author ${n} ${n === 3 ? endless : "Name"}`).join(", ")}]
venue: Proceedings of ${endless}
year: 2024
pubstate: withdrawn
tags: [${endless}, ${tags.join(", ")}]
---
${Array.from({ length: 30 }, (_, n) => `${"#".repeat((n % 3) + 1)} Part ${n} of ${n % 4 === 0 ? endless : "it"}\n\nText with ${endless} and \`${endless}\`.\n`).join("\n")}
> A sentence that the abstract does not have, of so many words that it stands on several lines of the page

| ${endless} | n  |
| :--------- | -: |
| ${endless} | 12 |
`;

describe("The pages to look at", function () {
  this.timeout(30 * 60_000);
  const vscode = useOwnWorkbench({
    async prepare(copy) {
      const papers = join(copy, "papers");
      mkdirSync(join(papers, "figures"), { recursive: true });
      copyFileSync("media/icon.png", join(papers, "figures", "icon.png"));
      writeFileSync(join(papers, "jiang2024megascale.md"), record + notes);
      writeFileSync(join(papers, "extremes2024.md"), extremes);
      writeFileSync(
        join(papers, "aleph2020.md"),
        "---\ncitekey: aleph2020\ntitle: מודלים גדולים של שפה ב-GPU\nauthors: [אדם כהן, Eve Levi]\nyear: 2020\nstatus: read\nfinished: 2026-11-03\ncategory: distributed-training\nabstract: אנו מציגים שיטה. היא טובה.\n---\nהערה ראשונה.\n",
      );
      return undefined;
    },
  });

  async function violations(page: Frame): Promise<unknown> {
    await page.evaluate(axe);
    return await page.evaluate(`axe.run(document.body, { resultTypes: ["violations"] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(" ")))`);
  }

  /** Makes the page so wide: what VS Code has beside it stays as it is. */
  async function resize(page: Frame, { width, zoom }: (typeof sizes)[number]): Promise<void> {
    const inner = width / zoom;
    let outer = inner + 100;
    for (let tries = 0; tries < 3; tries++) {
      await vscode().page.setViewportSize({ width: Math.round(outer), height: Math.round(height / zoom) });
      await vscode().page.waitForTimeout(400);
      outer += inner - (await page.evaluate(() => globalThis.innerWidth));
    }
  }

  const pages: Readonly<Record<string, readonly [open: () => Promise<unknown>, shows: string]>> = {
    paper: [() => open("MegaScale"), "#cited .remark"],
    "many authors": [() => open("Beyond the Imitation Game"), "#cited h2"],
    "right to left": [() => open("aleph2020"), ".rendered p[dir]"],
    extremes: [openExtremes, ".panes[data-shown=beside] .rendered h3"],
    summary: [() => vscode().run("Marginalia: Show Library Summary"), ".chart"],
    comparison: [() => compare("MegaScale", "KIVI"), ".compared table"],
  };

  async function open(title: string): Promise<void> {
    await vscode().run("Marginalia: Search Papers");
    await vscode().quickInput.opened();
    await vscode().quickInput.type(title);
    await vscode().page.waitForTimeout(500);
    await vscode().quickInput.accept();
  }

  /** With all authors shown, and the notes' source beside them. */
  async function openExtremes(): Promise<void> {
    await open("Extremes of");
    const page = await vscode().frameWith(".rendered h3");
    await page.getByRole("button", { name: "and 30 more" }).click();
    await page.getByRole("button", { name: "Both" }).click();
  }

  async function compare(...titles: readonly string[]): Promise<void> {
    await vscode().run("Marginalia: Compare Papers");
    await vscode().quickInput.opened();
    for (const title of titles) {
      await vscode().quickInput.type(title);
      await vscode().quickInput.entry(title).click();
    }
    await vscode().quickInput.accept();
  }

  before(async () => {
    await vscode().openLibrary();
    await vscode().run("View: Toggle Primary Side Bar Visibility");
  });

  for (const [name, [opened, shows]] of Object.entries(pages))
    it(`are readable and accessible in every theme and size: ${name}`, async () => {
      await vscode().page.setViewportSize({ width: 1400, height: 1000 });
      await vscode().run("View: Close All Editors");
      await opened();
      for (const theme of themes) {
        await vscode().page.setViewportSize({ width: 1400, height: 1000 });
        await vscode().theme(theme);
        for (const size of sizes) {
          const page = await vscode().frameWith(shows);
          await resize(page, size);
          const label = `${name} ${theme} ${size.width}${size.zoom === 1 ? "" : " enlarged"}`;
          await until("formulas and colours are there", async () =>
            page.evaluate(() =>
              [...document.querySelectorAll(".math")].every((one) => one.childElementCount > 0),
            ),
          );
          await vscode().screenshot(label);
          const { scrollWidth, innerWidth, isScrolled } = await page.evaluate(() => ({
            scrollWidth: document.documentElement.scrollWidth,
            innerWidth: globalThis.innerWidth,
            isScrolled: [...document.querySelectorAll(".compared")].some(
              (one) => one.scrollWidth > one.clientWidth,
            ),
          }));
          assert.ok(scrollWidth <= innerWidth, `${label}: ${scrollWidth} of ${innerWidth} pixels`);
          assert.ok(!isScrolled, `${label}: two papers fit side by side`);
          assert.deepEqual(await violations(page), [], label);
        }
      }
    });
});
