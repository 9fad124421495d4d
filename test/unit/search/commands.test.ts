import assert from "node:assert/strict";
import { join } from "node:path";
import { type CommandCall, UsageError } from "../../../src/node/command.ts";
import { papers } from "../../../src/node/commands/papers.ts";
import { search } from "../../../src/node/commands/search.ts";

/** Runs a command over the seeds and gives what it printed. */
async function run(command: typeof papers, call: Partial<CommandCall>) {
  const printed = { out: "", warnings: "" };
  const code = await command.run({
    leaveOut: (path) => assert.fail(path),
    endWith: (lowest) => assert.fail(`exit code ${lowest}`),
    operands: [],
    format: "text",
    options: {},
    libraries: [],
    seeds: true,
    // A folder without a library of its own.
    cwd: join(process.cwd(), "media"),
    product: join(process.cwd(), "dist"),
    terminal: {
      out: (text) => {
        printed.out += text;
      },
      warn: (sentence) => {
        printed.warnings += `${sentence}\n`;
      },
      colour: false,
      status: () => undefined,
    },
    ...call,
  });
  return { code, ...printed };
}

describe("marginalia papers", () => {
  it("prints a line for each of the 41 seeds", async () => {
    const { code, out, warnings } = await run(papers, {});
    assert.equal(out.trimEnd().split("\n").length, 41);
    assert.match(out, /^jiang2024megascale {2}MegaScale: .* {2}\(Ziheng Jiang et al\., 2024\)$/m);
    assert.deepEqual([code, warnings], [0, ""]);
  });

  it("prints records with the fields of the front matter as JSON", async () => {
    const records: unknown = JSON.parse((await run(papers, { format: "json" })).out);
    assert.ok(Array.isArray(records) && records.length === 41);
    const record = records.find(({ citekey }) => citekey === "jiang2024megascale");
    assert.deepEqual([record.arxiv, record.year, record.authors[0]], ["2402.15627", 2024, "Ziheng Jiang"]);
    assert.deepEqual(Object.keys(record).slice(0, 3), ["citekey", "title", "authors"]);
    assert.ok(!("ids" in record) && !("origins" in record));
  });

  it("has no papers without the seeds", async () => {
    assert.equal((await run(papers, { seeds: false, format: "json" })).out, "[]\n");
  });
});

describe("marginalia search", () => {
  it("prints citekey, title and score as JSON, best first, no more than asked for", async () => {
    const { out } = await run(search, { operands: ["kv", "cache"], format: "json", options: { limit: "3" } });
    const hits: unknown = JSON.parse(out);
    assert.ok(Array.isArray(hits) && hits.length === 3);
    for (const hit of hits) assert.deepEqual(Object.keys(hit), ["citekey", "title", "score"]);
    assert.ok(hits[0].score >= hits[1].score);
  });

  it("prints lines for people, and says when nothing matches", async () => {
    assert.match((await run(search, { operands: ["megascal"] })).out, /^jiang2024megascale {2}MegaScale/);
    assert.deepEqual(await run(search, { operands: ["xyzzyx"] }), {
      code: 0,
      out: "",
      warnings: "No paper matches.\n",
    });
  });

  it("refuses a limit that is no number", async () => {
    await assert.rejects(run(search, { operands: ["x"], options: { limit: "many" } }), UsageError);
  });
});
