import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { atomFeed, megaTides } from "../online/payloads.ts";
import { send, sendJson } from "../online/server.ts";
import { eachWithSources, file, place, run, server } from "./onlineRun.ts";

describe("The command 'refresh'", function () {
  this.timeout(120_000);
  eachWithSources();
  const refresh = (...args: string[]) => run("refresh", ...args, "--to", "papers", "--server", server.option);
  const notes = "\nMy own notes, *all of them*.\n\n> a quote\n> — p. 7\n";
  const record = (fields: string) => `---\n${fields}\n# my comment\nmine: 7\n---\n${notes}`;
  const write = (name: string, fields: string) => {
    mkdirSync(join(place.folder, "papers"), { recursive: true });
    writeFileSync(join(place.folder, "papers", name), record(fields));
  };

  it("takes what is new, leaves what the reader wrote, and not a byte besides", async () => {
    const { title, abstract } = megaTides;
    server.papers.set("2302.01234", { ...megaTides, doi: "10.5555/tides.1" });
    write(
      "mega.md",
      `citekey: mega\ntitle: "${title}"\nvenue: My Venue\narxiv: "2302.01234"\nabstract: ${JSON.stringify(abstract)}`,
    );
    const before = file("mega.md");
    const dry = await refresh("--dry-run");
    assert.match(dry.stdout, /~ doi: 10\.5555\/tides\.1/);
    assert.equal(file("mega.md"), before);
    const { status, stdout, stderr } = await refresh();
    assert.equal(stderr, "");
    assert.equal(status, 0);
    assert.match(stdout, /\+ doi: 10\.5555\/tides\.1/);
    assert.match(stdout, /\+ code: https:\/\/github\.com\/tides\/mega/);
    const after = file("mega.md");
    assert.ok(after.endsWith(`# my comment\nmine: 7\n---\n${notes}`));
    assert.match(after, /^venue: My Venue$/m);
    assert.match(after, /^doi: "?10\.5555\/tides\.1"?$/m);
    for (const line of before.split("\n")) assert.ok(after.split("\n").includes(line), line);
    assert.equal((await refresh()).stdout, "");
  });

  it("follows a new version only where the text is still that of an older one", async () => {
    const versions = { ...megaTides, version: 2, title: "MegaTides, Now Longer" };
    server.papers.set("2302.01234", versions);
    server.instead.set("/arxiv/api/query?id_list=2302.01234v1", (_, response) =>
      send(
        response,
        200,
        "application/atom+xml",
        atomFeed([{ ...versions, version: 1, title: "MegaTides" }]),
      ),
    );
    write("mega.md", 'citekey: mega\ntitle: MegaTides\narxiv: "2302.01234"');
    write("other.md", 'citekey: other\ntitle: My MegaTides\narxiv: "2302.01234"');
    await refresh("mega");
    assert.match(file("mega.md"), /^title: "?MegaTides, Now Longer"?$/m);
    assert.match(file("mega.md"), /^aliases:.*MegaTides/m);
    assert.match(file("other.md"), /^title: My MegaTides$/m);
  });

  it("marks withdrawn and retracted papers", async () => {
    write("gone.md", 'citekey: gone\ntitle: Tides That Went\narxiv: "2303.04321"');
    write("back.md", "citekey: back\ntitle: Tides of SRAM\ndoi: 10.5555/tides.1");
    server.instead.set("/crossref/works?filter=", (_, response) =>
      sendJson(response, {
        message: {
          items: [{ DOI: "10.5555/notice", "update-to": [{ DOI: "10.5555/Tides.1", type: "retraction" }] }],
        },
      }),
    );
    await refresh();
    assert.match(file("gone.md"), /^pubstate: withdrawn$/m);
    assert.match(file("back.md"), /^pubstate: retracted$/m);
  });

  it("says which file cannot be written, with exit code 2", async function () {
    if (process.platform === "win32") this.skip();
    server.papers.set("2302.01234", { ...megaTides, doi: "10.5555/tides.1" });
    write("../mega.md", `citekey: mega\ntitle: "${megaTides.title}"\narxiv: "2302.01234"`);
    symlinkSync("../mega.md", join(place.folder, "papers", "mega.md"));
    const before = file("mega.md");
    const { status, stderr } = await refresh();
    assert.equal(status, 2);
    assert.match(
      stderr,
      /^marginalia: papers\/mega\.md is left as it is: "mega\.md" leads out of its folder\.\n$/,
    );
    assert.equal(file("mega.md"), before);
  });

  it("says which papers could not be asked about, and leaves them", async () => {
    write("x.md", "citekey: x\ntitle: X\ndoi: 10.9999/none");
    const before = file("x.md");
    const { status, stderr } = await refresh();
    assert.equal(status, 1);
    assert.match(stderr, /x: no source that was asked knows doi:10\.9999\/none/);
    assert.equal(file("x.md"), before);
  });
});
