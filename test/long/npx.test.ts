import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runNpm } from "../host/packages.ts";
import { project } from "../host/project.ts";
import { inEmptyFolder, report } from "./shipped.ts";

describe("The repository", function () {
  this.timeout(10 * 60_000);

  it("is installed from its address by npx, as the README says, and checks", () =>
    inEmptyFolder((folder) => {
      const clone = join(folder, "clone");
      const { status: cloned, stderr: said } = spawnSync("git", ["clone", "-q", project, clone], {
        encoding: "utf8",
      });
      assert.equal(cloned, 0, said);
      writeFileSync(join(folder, "a.py"), "# https://arxiv.org/abs/1805.0366\n");
      const began = Date.now();
      const address = `git+file://${clone}`;
      const { status, stdout, stderr } = runNpm(["exec", "--yes", address, "--", "check", "a.py"], folder);
      assert.match(stdout, /^a\.py:1:3: warning: .*1805\.0366.*$/m, stderr);
      assert.equal(status, 1);
      report(`${((Date.now() - began) / 1000).toFixed(0)} s`);
    }));
});
