import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { layOutHostileRepository } from "./hostileRepository.ts";
import { commandLine, type Ended, inEmptyFolder, report } from "./shipped.ts";

/** Signs that steer a terminal, or turn a line around. */
const steering = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u;

function assertCalm(
  what: string,
  { status, stdout, stderr, seconds, megabytes }: Ended,
  githubLines = false,
): void {
  report(`${what}: exit ${status}, ${seconds.toFixed(1)} s, at most ${Math.round(megabytes)} MB`);
  assert.ok(status !== null, `${what} did not end`);
  assert.doesNotMatch(stderr, /^\s+at .*\(?.*:\d+:\d+\)?$/m, `${what} ended with a stack trace`);
  for (const [name, text] of Object.entries({ stdout, stderr })) {
    const found = steering.exec(text);
    assert.equal(
      found,
      null,
      `${what}: ${name} has ${JSON.stringify(text.slice((found?.index ?? 0) - 40, (found?.index ?? 0) + 40))}`,
    );
    const lines = text.split("\n");
    const steers = lines.filter(
      (line) => /^\s*(::|##\[)/.test(line) && !(githubLines && /^::(warning|error|notice) file=/.test(line)),
    );
    assert.deepEqual(steers, [], `${what}: ${name} steers a runner`);
  }
}

describe("A hostile repository", function () {
  this.timeout(60 * 60_000);
  if (process.platform === "win32") return;

  it("is read by every command in bounded time and memory, and what is sound in it is found", () =>
    inEmptyFolder((folder) => {
      mkdirSync(join(folder, "repository"));
      const root = join(folder, "repository");
      layOutHostileRepository(root);
      const cites = commandLine(root, "cites", ".");
      assertCalm("cites", cites);
      assert.match(cites.stdout, /good\.py:1:3/);
      for (const format of ["text", "json", "sarif", "github"])
        assertCalm(
          `check --format ${format}`,
          commandLine(root, "check", ".", "--format", format),
          format === "github",
        );
      for (const format of ["bibtex", "csl-json", "markdown"])
        assertCalm(`bib --format ${format}`, commandLine(root, "bib", ".", "--format", format));
      assertCalm("cites in a folder below", commandLine(join(root, "inner"), "cites", "."));
      const papers = commandLine(
        root,
        "papers",
        "--no-seeds",
        "--library",
        "refs/good.bib",
        "--library",
        "papers",
      );
      assertCalm("papers", papers);
      assert.match(papers.stdout, /good2020/);
      assert.match(papers.stdout, /good2021/);
      for (const name of [
        "library.fifo",
        "library.zero",
        "library.bib",
        "refs/pipe.bib",
        "refs/random.json",
      ]) {
        const named = commandLine(root, "papers", "--no-seeds", "--library", name);
        assertCalm(`papers --library ${name}`, named);
        assert.equal(named.status, 2);
      }
      assertCalm(
        "papers of the doubling strings",
        commandLine(root, "papers", "--library", "refs/doubling.bib"),
      );
    }));
});
