import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const { scripts }: { scripts: Record<string, string> } = read("package.json");
const { tasks }: { tasks: readonly Task[] } = read(".vscode/tasks.json");
const { configurations }: { configurations: readonly { preLaunchTask: string }[] } =
  read(".vscode/launch.json");

interface Task {
  readonly label: string;
  readonly script?: string;
  readonly dependsOn?: readonly string[];
  readonly problemMatcher?: { readonly pattern: { readonly regexp: string } };
}

describe("F5 and the tasks", () => {
  const labels = tasks.map(({ label }) => label);

  it("run scripts and tasks that there are", () => {
    for (const { script, dependsOn = [] } of tasks) {
      if (script) assert.ok(script in scripts, script);
      for (const label of dependsOn) assert.ok(labels.includes(label), label);
    }
    for (const { preLaunchTask } of configurations) assert.ok(labels.includes(preLaunchTask), preLaunchTask);
  });

  it("read what the build that watches says: esbuild.js writes these lines", () => {
    const watch = tasks.find(({ label }) => label === "watch");
    const build = readFileSync("esbuild.js", "utf8");
    for (const line of ["[watch] build began", "[watch] build ended"]) {
      assert.ok(build.includes(line));
      assert.ok(JSON.stringify(watch).includes(line.replace(/[[\]]/g, "\\\\$&")), line);
    }
    const pattern = new RegExp(watch?.problemMatcher?.pattern.regexp ?? "");
    assert.deepEqual(pattern.exec('src/core/a.ts:1:9: error: Unexpected "="')?.slice(1), [
      "src/core/a.ts",
      "1",
      "9",
      "error",
      'Unexpected "="',
    ]);
  });
});
