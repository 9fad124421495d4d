import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { layOutHostileRepository } from "./hostileRepository.ts";
import { commandLine, type Ended, report } from "./shipped.ts";

/** Signs that steer a terminal, or turn a line around. */
const steering = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u;

function assertCalm({ status, stdout, stderr, seconds, megabytes }: Ended, isForGithub: boolean): void {
  report(`exit ${status}, ${seconds.toFixed(1)} s, at most ${Math.round(megabytes)} MB`);
  assert.ok(status !== null, "it did not end");
  assert.doesNotMatch(stderr, /^\s+at .*:\d+:\d+\)?$/m, "a stack trace");
  const annotation = /^::(warning|error|notice) file=/;
  for (const text of [stdout, stderr]) {
    const sign = steering.exec(text);
    assert.equal(sign && JSON.stringify(text.slice(Math.max(0, sign.index - 40), sign.index + 40)), null);
    const lines = text.split("\n").filter((line) => /^\s*(::|##\[)/.test(line));
    assert.deepEqual(
      lines.filter((line) => !(isForGithub && annotation.test(line))),
      [],
      "a line steers the runner",
    );
  }
}

describe("A hostile repository", function () {
  this.timeout(60 * 60_000);
  if (process.platform === "win32") return;
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "marginalia-hostile-"));
    layOutHostileRepository(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** That a command ends, quietly, in bounded time and memory; `more` looks at what it said. */
  function holds(words: readonly string[], more: (ended: Ended) => void = () => undefined, below = ""): void {
    it(`holds up no \`${words.join(" ")}\`${below && ` in ${below}/`}`, () => {
      const ended = commandLine(join(folder, below), ...words);
      assertCalm(ended, words.at(-1) === "github");
      more(ended);
    });
  }

  holds(["cites", "."], ({ stdout }) => assert.match(stdout, /good\.py:1:3/));
  holds(["cites", "."], ({ stdout }) => assert.match(stdout, /good\.py:1:3/), "inner");
  for (const format of ["text", "json", "sarif", "github"]) holds(["check", ".", "--format", format]);
  for (const format of ["bibtex", "biblatex", "csl-json", "ris", "markdown", "text"])
    holds(["bib", ".", "--format", format]);
  holds(["papers", "--no-seeds", "--library", "refs/good.bib", "--library", "papers"], ({ stdout }) => {
    assert.match(stdout, /good2020/);
    assert.match(stdout, /good2021/);
  });
  for (const name of ["library.fifo", "library.zero", "library.bib", "refs/pipe.bib", "refs/random.json"])
    holds(["papers", "--no-seeds", "--library", name], ({ status }) => assert.equal(status, 2));
  for (const name of [
    "doubling.bib",
    "crossrefs.bib",
    "entries.bib",
    "braces.bib",
    "deep.json",
    "surrogate.json",
  ])
    holds(["papers", "--no-seeds", "--library", `refs/${name}`]);
});
