import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { array, number, parse, strictObject, string } from "valibot";
import { copyExtension, copyWorkspace } from "../host/copies.ts";
import { withWindows } from "../host/windows.ts";
import { layOutHostileRepository } from "./hostileRepository.ts";
import { report } from "./shipped.ts";

const soaked = strictObject({ rounds: number(), heaps: array(number()) });
const looked = strictObject({
  said: string(),
  citing: array(string()),
  hoverSeconds: number(),
  scanSeconds: number(),
  most: number(),
  longest: number(),
  heap: number(),
});
const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

describe("In the extension host", function () {
  this.timeout(60 * 60_000);

  it("a hostile repository neither holds up the library nor fills the memory", async () => {
    const result = await withWindows(async (windows) => {
      const extension = await copyExtension(join(windows.folder, "extension"), "node");
      const workspace = join(windows.folder, "hostile");
      mkdirSync(workspace);
      layOutHostileRepository(workspace);
      return parse(
        looked,
        await windows.run("long/host/hostileInHost", { extension, workspace }, 10 * 60_000),
      );
    });
    assert.match(result.said, /MegaScale/);
    assert.ok(result.citing.includes("good.py"), result.citing.slice(0, 20).join());
    assert.ok(result.most < 2000, `the host held ${result.most} MB`);
  });

  it("ten minutes of work leave the heap as it was", async () => {
    const { rounds, heaps } = await withWindows(async (windows) => {
      const extension = await copyExtension(join(windows.folder, "extension"), "node");
      const workspace = await copyWorkspace("test/fixtures/foreign", join(windows.folder, "foreign"));
      return parse(soaked, await windows.run("long/host/soakInHost", { extension, workspace }, 40 * 60_000));
    });
    const third = Math.max(1, Math.floor(heaps.length / 3));
    const [early, late] = [median(heaps.slice(0, third)), median(heaps.slice(-third))];
    report(
      `${rounds} rounds: heap ${early.toFixed(1)} MB in the first third, ${late.toFixed(1)} MB in the last`,
    );
    assert.ok(late < early * 1.15 + 5, `the heap grew from ${early} to ${late} MB`);
  });
});
