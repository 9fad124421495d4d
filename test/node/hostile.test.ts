import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Files } from "../../src/core/files.ts";
import { scanFile } from "../../src/core/scan/scanBytes.ts";
import { slicedScan } from "../../src/core/scan/slicedScan.ts";
import { maxFileBytes } from "../../src/core/scan/textFile.ts";
import { addToSlot, newBoard, type Report } from "../../src/node/scan/scanJob.ts";
import { readShare } from "../../src/node/scan/scanShare.ts";
import { inFolder, product, program } from "./place.ts";

const cite = "# arXiv:2402.15627\n";
const isWindows = process.platform === "win32";
/** "nobody" on most systems; any user but root will do. */
const nobody = 65_534;

/** A copy of the program that any user may read, since root may read everything. */
function readableProgram(): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "marginalia-program-"));
  chmodSync(folder, 0o755);
  cpSync(join(product, ".."), folder, { recursive: true });
  return { path: join(folder, "dist", "cli.js"), remove: () => rmSync(folder, { recursive: true }) };
}

/** Runs the program as a user whom permissions bind. */
function runBound(path: string, cwd: string, ...args: string[]) {
  const become = "process.setgroups?.([]); process.setgid?.(ID); process.setuid?.(ID);".replaceAll(
    "ID",
    `${nobody}`,
  );
  const start = `process.chdir(${JSON.stringify(cwd)}); ${process.getuid?.() === 0 ? become : ""} require(${JSON.stringify(path)})`;
  return spawnSync(process.execPath, ["-e", start, "cli.js", ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
}

describe("Hostile files", function () {
  this.timeout(60_000);

  it(
    "without permission are named, the others are read, and the exit code is 2",
    inFolder(
      {
        "a.py": cite,
        "locked/b.py": cite,
        "secret.py": cite,
        "refs.bib": "@misc{a2020x, title={A}}\n",
        "papers/b2020y.md": "---\ncitekey: b2020y\ntitle: B\n---\n",
      },
      ({ folder }) => {
        if (isWindows) return;
        const locked = ["locked", "secret.py", "refs.bib", "papers/b2020y.md"];
        const { path, remove } = readableProgram();
        chmodSync(folder, 0o755);
        for (const name of locked) chmodSync(join(folder, name), 0o000);
        try {
          for (const command of ["cites", "check", "bib"]) {
            const { status, stdout, stderr } = runBound(path, folder, command, ".");
            assert.equal(status, 2, stderr);
            if (command === "cites") assert.match(stdout, /a\.py:1:3/);
            const said = stderr.trim().split("\n").sort();
            const expected = locked.map(
              (name) => `marginalia: ${name} is left out: no permission to read it.`,
            );
            assert.deepEqual(said, expected.sort());
          }
          const papers = runBound(path, folder, "papers", "--library", "papers");
          assert.equal(papers.status, 2);
          assert.match(
            papers.stderr,
            /^marginalia: papers\/b2020y\.md is left out: no permission to read it\.$/m,
          );
          const named = runBound(path, folder, "papers", "--library", "refs.bib");
          assert.equal(named.status, 2);
          assert.match(named.stderr, /^marginalia: refs\.bib cannot be read: no permission to read it\. /);
        } finally {
          for (const name of locked) chmodSync(join(folder, name), 0o755);
          remove();
        }
      },
    ),
  );

  it(
    "in folders without permission are left out of an import with a word, and the others are imported",
    inFolder({ "vault/a.bib": "@misc{a2020x, title={A}}\n", "vault/locked/b.md": "" }, ({ folder }) => {
      if (isWindows) return;
      const { path, remove } = readableProgram();
      chmodSync(folder, 0o777);
      chmodSync(join(folder, "vault/locked"), 0o000);
      try {
        const { status, stderr } = runBound(path, folder, "import", "vault", "--to", "lib");
        assert.equal(status, 2, stderr);
        assert.match(stderr, /^marginalia: vault\/locked is left out: no permission to read it\.$/m);
        assert.match(stderr, /1 written to lib\./);
      } finally {
        chmodSync(join(folder, "vault/locked"), 0o755);
        remove();
      }
    }),
  );

  /** Runs the program for at most 20 s; `undefined`: it did not end. */
  const inTime = (cwd: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd,
      encoding: "utf8",
      timeout: 20_000,
      killSignal: "SIGKILL",
    });
    return status === null ? undefined : { status, stderr };
  };

  for (const rules of [".gitignore", ".git/info/exclude", "sub/.gitignore"])
    it(
      `that are no files do not hold up a scan as ignore rules: ${rules}`,
      inFolder({ "sub/a.py": cite, ".git/info/x": "" }, ({ folder }) => {
        if (isWindows) return;
        for (const make of [
          () => symlinkSync("/dev/zero", join(folder, rules)),
          () => execFileSync("mkfifo", [join(folder, rules)]),
        ]) {
          make();
          for (const operand of ["sub", "."]) {
            const result = inTime(folder, "cites", operand);
            assert.deepEqual(result, { status: 0, stderr: "" }, operand);
          }
          rmSync(join(folder, rules));
        }
      }),
    );

  it(
    "with 100,000 ignore rules do not hold up a scan, which says what it leaves out",
    inFolder(
      {
        ".gitignore": Array.from({ length: 100_000 }, (_, n) => `*a${n}*b`).join("\n"),
        ...Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`src/${n}.py`, cite])),
      },
      ({ folder }) => {
        const result = inTime(folder, "cites", ".");
        assert.equal(
          result?.stderr,
          "marginalia: .gitignore is left out: all its rules with wildcards after the first 1000.\n",
        );
        assert.equal(result?.status, 2);
      },
    ),
  );

  it(
    "that are no files are refused as a library with a sentence, in a named folder too",
    inFolder({ "a.py": cite, "lib/b.bib": "@misc{b, title={B}}\n", "lib/x.bib/y": "" }, ({ folder }) => {
      if (isWindows) return;
      execFileSync("mkfifo", [join(folder, "pipe.bib"), join(folder, "lib/pipe.bib")]);
      symlinkSync("/dev/zero", join(folder, "zero.bib"));
      symlinkSync("pipe.bib", join(folder, "link.json"));
      const reason = "it is neither a file nor a folder";
      for (const name of ["pipe.bib", "zero.bib", "link.json", "/dev/zero"]) {
        const result = inTime(folder, "papers", "--no-seeds", "--library", name);
        assert.equal(result?.status, 2, name);
        assert.equal(result?.stderr, `marginalia: ${name} cannot be read: ${reason}. (marginalia --help)\n`);
      }
      assert.deepEqual(inTime(folder, "papers", "--no-seeds", "--library", "lib"), {
        status: 2,
        stderr: `marginalia: lib/pipe.bib is left out: ${reason}.\n`,
      });
    }),
  );

  it(
    "that vanish between the walk and the reading are named by the threads",
    inFolder({ "a.py": cite, "z.py": cite }, ({ folder }) => {
      const board = newBoard();
      addToSlot(board, "made", 1);
      addToSlot(board, "allMade", 1);
      const reports: Report[] = [];
      readShare({
        job: { roots: [{ folder, prefix: "src/" }], excludes: [] },
        board,
        report: (report) => reports.push(report),
        batchAt: () => ({ root: 0, paths: ["a.py", "gone.py", "gone/b.py", "z.py"] }),
      });
      assert.deepEqual(
        reports.flatMap(({ found }) => found.map(({ file }) => file)),
        ["src/a.py", "src/z.py"],
      );
      const reason = "it does not exist (any more)";
      assert.deepEqual(
        reports.flatMap(({ unreadable }) => unreadable),
        ["src/gone.py", "src/gone/b.py"].map((path) => ({ path, reason })),
      );
    }),
  );

  it("that vanish between the walk and the reading are named by the sliced scan", async () => {
    const bytes = new TextEncoder().encode(cite);
    const refuse = () => Promise.reject(new Error("not asked for"));
    const files: Files = {
      list: async (folder) =>
        folder === "" ? ["a.py", "gone.py", "odd.py"].map((name) => ({ name, kind: "file" as const })) : [],
      stat: async (path) =>
        path === "gone.py" ? undefined : { kind: "file", size: bytes.length, modified: 0 },
      read: async (path) => {
        if (path === "odd.py") throw new Error("the server hung up");
        return path === "gone.py" ? undefined : bytes;
      },
      write: refuse,
      rename: refuse,
      remove: refuse,
    };
    const scan = slicedScan(files, { excludes: [], scanFile });
    const found: string[] = [];
    for (;;) {
      const step = await scan.next();
      if (step.done !== true) {
        found.push(...step.value.found.map(({ file }) => file));
        continue;
      }
      assert.deepEqual(found, ["a.py"]);
      assert.deepEqual(step.value.unreadable.map(({ path, reason }) => `${path}: ${reason}`).sort(), [
        "gone.py: it is not there any more",
        "odd.py: the server hung up",
      ]);
      return;
    }
  });

  for (const format of ["text", "json"])
    it(
      `do not hold up the reader of stdout that hangs up early: ${format}`,
      inFolder({ "many.py": cite.repeat(60_000) }, async ({ folder }) => {
        const child = spawn(process.execPath, [program, "cites", "many.py", "--format", format], {
          cwd: folder,
          stdio: ["ignore", "pipe", "pipe"],
        });
        let said = "";
        child.stderr.setEncoding("utf8").on("data", (part: string) => {
          said += part;
        });
        child.stdout.once("data", () => child.stdout.destroy());
        const status = await new Promise((done) => child.once("close", done));
        assert.deepEqual([status, said], [0, ""]);
      }),
    );

  it(
    "are no reason for a stack trace where the output cannot be written",
    inFolder({ "a.py": cite }, ({ folder }) => {
      if (process.platform !== "linux") return;
      const { status, stderr } = spawnSync(
        "sh",
        ["-c", '"$0" "$1" cites a.py > /dev/full', process.execPath, program],
        {
          cwd: folder,
          encoding: "utf8",
        },
      );
      assert.equal(status, 2);
      assert.equal(stderr, "marginalia: The output cannot be written: the disk is full.\n");
    }),
  );

  it(
    "of 50 MB in one line and of five million brackets are left out with a word, however deep the rest nests",
    inFolder(
      {
        "line.py": Buffer.concat([Buffer.from(cite.trimEnd()), Buffer.alloc(50_000_000, "x")]),
        "brackets.py": Buffer.concat([Buffer.from(cite), Buffer.alloc(5_000_000, "([{<")]),
        "deep.bib": `@misc{a, title=${"{".repeat(1_900_000)}`,
        ...Object.fromEntries(
          ["py", "js", "tsx", "cpp", "rs", "md", "tex", "jl", "sh", "swift", "ipynb"].map((ending) => [
            `deep.${ending}`,
            `${"([{<".repeat(400_000)} arXiv:2402.15627\n`,
          ]),
        ),
      },
      ({ run }) => {
        for (const command of ["cites", "check"]) {
          const { status, stderr } = run(command, ".");
          assert.equal(status, command === "cites" ? 0 : 1);
          const said = stderr.split("\n").filter((line) => line.includes("files are left out"));
          assert.equal(said.length, 1, stderr);
          assert.match(said[0] ?? "", /2 files are left out: they are larger than 2 MiB/);
        }
        assert.ok(maxFileBytes < 5_000_000);
      },
    ),
  );
});
