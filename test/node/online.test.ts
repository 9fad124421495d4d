import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { huggingFacePaper, megaTides } from "../online/payloads.ts";
import { type OnlineServer, send, sendJson } from "../online/server.ts";
import { type Ended, eachWithSources, file, place, run, server } from "./onlineRun.ts";

describe("The command line, online", function () {
  this.timeout(120_000);
  eachWithSources();
  const add = (...args: string[]) => run("add", ...args, "--to", "papers", "--server", server.option);
  const outcomes = ({ stdout }: Ended): readonly Record<string, string>[] => JSON.parse(stdout);
  const hash = (folder: string) => {
    const all = createHash("sha256");
    for (const name of readdirSync(folder).sort()) all.update(name).update(readFileSync(join(folder, name)));
    return all.digest("hex");
  };

  it("adds a paper by its address, with its code, and says who asks", async () => {
    const { status, stdout, stderr } = await add("https://arxiv.org/abs/2302.01234v2");
    assert.equal(stderr, "");
    assert.equal(status, 0);
    assert.equal(
      stdout,
      "added papers/moe2023megatides.md  MegaTides: Scaling Tides & Currents to More Than 10,000 Moons\n",
    );
    const text = file("moe2023megatides.md");
    for (const line of [
      /^arxiv: "2302\.01234"$/m,
      /^submitted: 2023-02-02$/m,
      /^subject: cs\.LG$/m,
      /^ {2}We present MegaTides\. It has a < b and more\. It works\.$/m,
    ])
      assert.match(text, line);
    assert.ok(server.asked.every(({ headers }) => /^marginalia\/\d/.test(headers["user-agent"] ?? "")));
  });

  it("adds by DOI from the agency that has it, an anthology entry and a page of proceedings", async () => {
    const { status, stdout } = await add(
      "10.5555/tides.1",
      "https://doi.org/10.5281/zenodo.77",
      "10.11467/jalc.5",
      "https://aclanthology.org/P05-1001/",
      "https://proceedings.mlr.press/v37/ioffe15.pdf",
      "--format",
      "json",
    );
    assert.equal(status, 0);
    assert.deepEqual(
      outcomes({ status, stdout, stderr: "" }).map(({ kind, title }) => [kind, title]),
      [
        ["added", "Tides of SRAM"],
        ["added", "Tide Tables"],
        ["added", "Tides of Japan"],
        ["added", "Old ACL Tides"],
        ["added", "Tides of Norms: Faster & Deeper"],
      ],
    );
  });

  it("writes nothing on a dry run, and nothing twice", async () => {
    const dry = await add("2302.01234", "--dry-run");
    assert.match(dry.stdout, /^would add papers\/moe2023megatides\.md/);
    assert.equal(existsSync(join(place.folder, "papers")), false);
    await add("2302.01234");
    const before = hash(join(place.folder, "papers"));
    const again = await add("arXiv:2302.01234v1", "10.48550/arXiv.2302.01234");
    assert.equal(again.stdout, "known arXiv:2302.01234 as moe2023megatides\n");
    assert.equal(again.status, 0);
    assert.equal(hash(join(place.folder, "papers")), before);
  });

  it("asks nobody about a paper that it has, and nobody in any other command", async () => {
    await add("2302.01234");
    const asked = server.asked.length;
    await add("2302.01234");
    for (const command of ["papers", "search x", "cites .", "check .", "bib ."])
      await run(...command.split(" "), "--library", "papers");
    assert.equal(server.asked.length, asked);
  });

  it("asks for a hundred ids at once, says which were not found, and takes up where it was", async () => {
    const ids: string[] = [];
    // Code would be one more request a paper: one refusal is enough to leave it.
    server.instead.set("/huggingFace/", (_, response) => send(response, 403, "text/plain", "no"));
    for (let n = 1; n <= 130; n++) {
      const arxiv = `2304.${String(n).padStart(5, "0")}`;
      ids.push(arxiv);
      if (n % 13 !== 0)
        server.papers.set(arxiv, {
          ...megaTides,
          arxiv,
          title: `Tide number ${"abcdefghijklmnopqrstuvwxyz"[n % 26]}${n}`,
          authors: [`Ann Roe${n}`],
        });
    }
    const first = await add(...ids, "--format", "json");
    assert.equal(first.status, 1);
    const found = outcomes(first);
    assert.equal(found.filter(({ kind }) => kind === "added").length, 120);
    assert.deepEqual(
      found.filter(({ kind }) => kind === "not-found").map(({ id }) => id),
      ids.filter((_, n) => (n + 1) % 13 === 0).map((id) => `arXiv:${id}`),
    );
    const toArxiv = () => server.asked.filter(({ path }) => path.startsWith("/arxiv/"));
    assert.equal(toArxiv().length, 2);
    assert.equal(server.asked.length, 4);
    const [one, two] = toArxiv();
    assert.ok((two?.at ?? 0) - (one?.at ?? 0) >= 3000, "three seconds apart");
    server.asked.length = 0;
    await add(...ids);
    assert.equal(
      new URL(server.asked[0]?.path ?? "", "http://x").searchParams.get("id_list")?.split(",").length,
      10,
    );
  });

  it("brings the code of each of many that are asked for at once", async () => {
    assert.equal((await add("2302.01234", "math/0611800")).status, 0);
    assert.match(file("moe2023megatides.md"), /^code: "?https:\/\/github\.com\/tides\/mega"?$/m);
    assert.doesNotMatch(file("bee2006old.md"), /^code:/m);
    assert.equal(server.asked.filter(({ path }) => path.startsWith("/arxiv/")).length, 1);
  });

  it("keeps the three seconds between processes", async () => {
    await Promise.all([add("math/0611800"), add("2303.04321")]);
    const times = server.asked.filter(({ path }) => path.startsWith("/arxiv/")).map(({ at }) => at);
    assert.equal(times.length, 2);
    assert.ok(Math.abs((times[1] ?? 0) - (times[0] ?? 0)) >= 3000);
  });

  it("turns to Hugging Face where arXiv cannot answer", async () => {
    server.instead.set("/arxiv/", (_, response) => send(response, 400, "text/plain", "no"));
    const { status, stdout } = await add("2302.01234");
    assert.equal(status, 0);
    assert.match(stdout, /^added papers\/moe2023megatides\.md/);
    assert.match(file("moe2023megatides.md"), /^code: "?https:\/\/github\.com\/tides\/mega"?$/m);
  });

  const answers = {
    "a page for robots": [
      /text\/html instead of a record/,
      (_, response) => send(response, 200, "text/html", "<h1>Are you a robot?</h1>"),
    ],
    "half an answer": [
      /could not be reached/,
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
        response.write('{"message":');
        setTimeout(() => response.destroy(), 20);
      },
    ],
    "what is no JSON": [
      /cannot be read/,
      (_, response) => send(response, 200, "application/json", '{"message":'),
    ],
    "more than it can be": [
      /too large and was not read/,
      (_, response) => send(response, 200, "application/json", Buffer.alloc(9_000_000, 32)),
    ],
    "a gzip bomb": [
      /too large and was not read/,
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
        response.end(gzipSync(Buffer.alloc(200_000_000)));
      },
    ],
    "a circle of redirects": [
      /could not be reached: redirect/,
      (request, response) => {
        response.writeHead(302, { location: `${request.url}` }).end();
      },
    ],
    "that one must wait an hour": [
      /alone for 3600 seconds/,
      (_, response) => {
        response.writeHead(429, { "retry-after": "3600" }).end();
      },
    ],
    "another paper": [
      /another paper/,
      (_, response) => sendJson(response, { message: { DOI: "10.5555/other", title: ["Other"] } }),
    ],
    "that it refuses": [/refuses to answer \(403\)/, (_, response) => send(response, 403, "text/html", "no")],
  } satisfies Record<string, readonly [RegExp, Parameters<OnlineServer["instead"]["set"]>[1]]>;
  for (const [what, [sentence, reply]] of Object.entries(answers))
    it(`writes nothing where the answer is ${what}, and says so`, async () => {
      server.instead.set("/crossref/", reply);
      const { status, stdout, stderr } = await add("10.5555/tides.1");
      assert.equal(status, 1);
      assert.match(stderr, sentence);
      assert.equal(stdout, "failed doi:10.5555/tides.1\n");
      assert.equal(existsSync(join(place.folder, "papers")), false);
    });

  it("goes on after a moment of 503", async () => {
    let times = 0;
    server.instead.set("/crossref/works/10.5555%2Ftides.1", (_, response) => {
      if (times++ === 0) send(response, 503, "text/html", "busy");
      else sendJson(response, { message: { DOI: "10.5555/tides.1", title: ["Tides"] } });
    });
    assert.match((await add("10.5555/tides.1")).stdout, /^added/);
    assert.equal(times, 2);
  });

  it("says where no way leads, and that an operand is none", async () => {
    const nowhere = await add("https://openreview.net/forum?id=rJl-b3RcF7");
    assert.match(nowhere.stderr, /paste its BibTeX entry/);
    assert.equal(nowhere.status, 1);
    const none = await add("some words");
    assert.match(none.stderr, /"some words" is no id, DOI or address/);
    assert.equal(none.status, 2);
    const server9 = await run("add", "2302.01234", "--server", "nothing=x");
    assert.equal(server9.status, 2);
    assert.equal(server.asked.length, 0);
  });

  it("keeps hostile texts out of the terminal and the file's shape", async () => {
    const title = "Tides\u001b[31m\u202e\n---\ncitekey: other";
    server.instead.set("/arxiv/", (_, response) => send(response, 500, "text/plain", "no"));
    server.instead.set("/huggingFace/", (_, response) =>
      sendJson(response, huggingFacePaper({ ...megaTides, title })),
    );
    const { stdout } = await add("2302.01234");
    assert.ok(!stdout.includes("\u001b") && !stdout.includes("\u202e"));
    const [name = ""] = readdirSync(join(place.folder, "papers"));
    assert.equal(file(name).match(/^citekey:/gm)?.length, 1);
  });
});
