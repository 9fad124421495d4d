import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { atomFeed, megaTides } from "../online/payloads.ts";
import { send, sendJson } from "../online/server.ts";
import { type Ended, eachWithSources, place, run, server } from "./onlineRun.ts";

describe("The command 'check --online'", function () {
  this.timeout(120_000);
  eachWithSources();
  const check = (...args: string[]) => run("check", "a.py", "--online", "--server", server.option, ...args);
  const write = (text: string) => writeFileSync(join(place.folder, "a.py"), text);
  const problems = ({ stdout }: Ended): readonly { code: string; line: number; message: string }[] =>
    JSON.parse(stdout).problems;
  const there = (_: unknown, response: Parameters<typeof send>[0]) =>
    send(response, 200, "text/html", "<html>");

  it("tells ids that their registries do not have, other titles, withdrawn and retracted papers", async () => {
    server.instead.set("/doi/api/handles/10.5555/tides.1", (_, response) =>
      sendJson(response, { responseCode: 1 }),
    );
    server.instead.set("/crossref/works?filter=", (_, response) =>
      sendJson(response, {
        message: {
          items: [{ DOI: "10.5555/notice", "update-to": [{ DOI: "10.5555/tides.1", type: "retraction" }] }],
        },
      }),
    );
    write(
      [
        '# "Attention in Deep Lakes of Silver", https://arxiv.org/abs/2302.01234',
        "# MegaTides: Scaling Tides (https://arxiv.org/abs/2302.01234)",
        "# https://arxiv.org/abs/2308.00009",
        "# https://arxiv.org/abs/2303.04321",
        "# doi:10.5555/tides.1",
        "# doi:10.5555/nothing",
        "# https://arxiv.org/abs/2308.00010  marginalia-ignore",
        "# https://arxiv.org/abs/math/0611800",
        "# Smith et al. (2023), https://arxiv.org/abs/2302.01234",
        "# Moe and de Vries (2012), https://arxiv.org/abs/2302.01234",
        "# Moe et al. (2024), https://arxiv.org/abs/2302.01234",
      ].join("\n"),
    );
    const ended = await check("--format", "json");
    assert.equal(ended.stderr, "");
    assert.equal(ended.status, 1);
    assert.deepEqual(
      problems(ended).map(({ line, code }) => [line, code]),
      [
        [1, "title-mismatch"],
        [3, "nonexistent-id"],
        [4, "withdrawn-paper"],
        [5, "retracted-paper"],
        [6, "nonexistent-id"],
        [8, "published-preprint"],
        [9, "author-mismatch"],
        [10, "year-mismatch"],
      ],
    );
    const asked = server.asked.length;
    assert.equal((await check("--format", "json")).stdout, ended.stdout);
    assert.equal(server.asked.length, asked, "answers are good for a day");
  });

  it("fails nothing because nobody answers, and counts what could not be verified", async () => {
    for (const start of ["/arxiv/", "/huggingFace/", "/dataCite/", "/crossref/", "/doi/"])
      server.instead.set(start, (_, response) => send(response, 403, "text/html", "no"));
    write("# https://arxiv.org/abs/2302.01234\n# arXiv:2303.04321\n# doi:10.5555/tides.1\n");
    const { status, stdout, stderr } = await check();
    assert.equal(stdout, "");
    assert.equal(status, 0);
    assert.match(stderr, /3 of 3 papers could not be verified\./);
    assert.match(stderr, /arXiv refuses to answer \(403\)/);
  });

  it("takes nothing but the registry's own word for an absence", async () => {
    server.instead.set("/arxivPages/", there);
    server.instead.set("/doi/api/handles/", (_, response) => send(response, 500, "text/html", "busy"));
    write("# https://arxiv.org/abs/2308.00009\n# arXiv:2303.99999\n");
    const { stdout, stderr } = await check("--format", "json");
    assert.deepEqual(
      problems({ stdout, stderr, status: 0 }).map(({ code }) => code),
      ["malformed-arxiv-id"],
    );
    assert.match(stderr, /could not be verified/);
  });

  it("knows a title of an earlier version", async () => {
    server.papers.set("2302.01234", { ...megaTides, version: 2, title: "Deep Lakes of Silver and Gold" });
    server.instead.set("/arxiv/api/query?id_list=2302.01234v1", (_, response) =>
      send(response, 200, "application/atom+xml", atomFeed([{ ...megaTides, version: 1 }])),
    );
    write('# "MegaTides: Scaling Tides & Currents", https://arxiv.org/abs/2302.01234\n');
    assert.equal((await check()).stdout, "");
    const old = server.asked.filter(({ path }) => path.includes("2302.01234v1"));
    assert.equal(old.length, 1);
  });

  it("asks nobody without being told to", async () => {
    write("# https://arxiv.org/abs/2302.01234\n");
    await run("check", "a.py", "--server", server.option);
    assert.deepEqual(server.asked, []);
  });
});
