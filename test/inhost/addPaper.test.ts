import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, definition, useForeign } from "./foreign.ts";
import { eventually, inWorkspace, read, write } from "./workspace.ts";

const add = (text: string) => vscode.commands.executeCommand("marginalia.addPaper", text);
const file = (key: string) => read(inWorkspace(`papers/${key}.md`));
const files = async () =>
  (await vscode.workspace.fs.readDirectory(inWorkspace("papers"))).map(([name]) => name).sort();

describe("Add Paper", () => {
  useForeign();
  afterEach(closeAll);

  it("takes an entry of BibTeX, with the names as it has them", async () => {
    await add(
      "@inproceedings{moe2025tides, title={Tides of {SRAM}}, author={Moe, Ida and de Vries, Jan}, year=2025, doi={10.5555/tides.1}}",
    );
    const text = await file("moe2025tides");
    assert.match(text, /^title: "?Tides of SRAM"?$/m);
    assert.match(text, /Ida Moe/);
    assert.match(text, /^doi: "?10\.5555\/tides\.1"?$/m);
  });

  it("does not add a paper twice, under whatever key", async () => {
    const before = await files();
    await add("@article{other, title={Tides of SRAM}, author={Moe, Ida}, doi={10.5555/TIDES.1}}");
    await add("https://doi.org/10.5555/tides.1");
    assert.deepEqual(await files(), before);
  });

  it("gives another paper of the same key a key of its own", async () => {
    await add(
      "@article{moe2025tides, title={Another Study}, author={Moe, Ida}, year=2025, doi={10.5555/tides.2}}",
    );
    assert.match(await file("moe2025another"), /^title: "?Another Study"?$/m);
    assert.match(await file("moe2025tides"), /Tides of SRAM/);
  });

  it("takes an item of CSL-JSON", async () => {
    await add(
      '{"id": "x", "type": "book", "title": "Slow Memories", "author": [{"family": "Roe", "given": "Ann"}], "issued": {"date-parts": [[2021]]}}',
    );
    assert.ok((await files()).some((name) => name === "x.md" || name.startsWith("roe2021")));
  });

  it("takes a record of RIS", async () => {
    await add("TY  - JOUR\nTI  - Quick Memories\nAU  - Roe, Ann\nPY  - 2022\nDO  - 10.5555/quick.1\nER  - ");
    assert.match(await file("roe2022quick"), /^doi: "?10\.5555\/quick\.1"?$/m);
  });

  it("proposes for an id what the workspace says of it, and takes all of that", async () => {
    // What the README says has been read.
    await definition("kernels/attention.cu", "https://arxiv.org/abs/2205.14135");
    let done = false;
    const adding = add("arXiv:2205.14135").then(() => {
      done = true;
    });
    while (!done) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }
    await adding;
    const text = await file("dao2022flashattention");
    assert.match(
      text,
      /^title: "?FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness"?$/m,
    );
    assert.match(text, /Tri Dao/);
    assert.match(text, /^arxiv: "2205\.14135"$/m);
  });

  it("takes a title alone", async () => {
    await add("A  Note on Warp Schedulers");
    assert.match(await file("notewarpschedulers"), /^title: "?A Note on Warp Schedulers"?$/m);
  });
});

describe("Add All Cited Papers", () => {
  useForeign();
  afterEach(closeAll);

  it("leaves out, unless it is checked, a paper whose title the library has", async () => {
    const title = "RoFormer: Enhanced Transformer with Rotary Position Embedding";
    await write("papers/rope.md", `---\ncitekey: rope\ntitle: "${title}"\n---\n`);
    await eventually(async () => {
      await vscode.commands.executeCommand("marginalia.copyCitekey", "key:rope");
      return (await vscode.env.clipboard.readText()) === "rope" ? true : undefined;
    }, "the paper in the library");
    const before = await files();
    let done = false;
    const adding = vscode.commands.executeCommand("marginalia.addAllCited").then(() => {
      done = true;
    });
    while (!done) {
      await Promise.race([adding, new Promise((resolve) => setTimeout(resolve, 500))]);
      if (!done) await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    }
    const added = (await files()).filter((name) => !before.includes(name));
    assert.ok(added.includes("dao2022flashattention.md"), added.join(", "));
    for (const name of added) assert.doesNotMatch(await read(inWorkspace(`papers/${name}`)), /RoFormer/);
  });
});
