// What our start costs in a real VS Code: loading the bundle and `activate()`, compared with an extension that does
// nothing.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { array, number, object, parse, strictObject } from "valibot";
import { copyExtension } from "../host/copies.ts";
import { unpackedExtension } from "../host/packages.ts";
import { project } from "../host/project.ts";
import { timeActivation, withWindows } from "../host/windows.ts";
import { median } from "./measure.ts";

const limits = { activateMs: 50, mainBytes: 250_000, vsixBytes: 1_500_000 };

const times = object({ require: number(), activate: number() });
const rounds = array(strictObject({ empty: times, ours: times }));

/** Measures in `count` windows, each with a new extension host that has loaded neither extension. */
export async function activateBench(count: number) {
  const measured = await withWindows(async (windows) => {
    const ours = await timeActivation(await copyExtension(join(windows.folder, "extension"), "node"));
    const results: unknown[] = [];
    for (let round = 0; round < count; round++) {
      results.push(await windows.run("bench/host/activateInHost", { extension: ours }));
    }
    return parse(rounds, results);
  });
  return {
    windows: count,
    "empty extension": steps(measured.map(({ empty }) => empty)),
    ours: steps(measured.map(({ ours }) => ours)),
    activateLimitMs: limits.activateMs,
    ...sizes(),
  };
}

function steps(all: readonly { readonly require: number; readonly activate: number }[]) {
  const of = (values: readonly number[]) => ({
    medianMs: Number(median(values).toFixed(2)),
    longestMs: Number(Math.max(...values).toFixed(2)),
  });
  return {
    require: of(all.map(({ require }) => require)),
    activate: of(all.map(({ activate }) => activate)),
  };
}

/** The sizes of the bundles in dist/, and of the package. */
function sizes() {
  const dist = join(project, "dist");
  const bundles = readdirSync(dist).filter((file) => file.endsWith(".js"));
  const packed = join(unpackedExtension(), "..", "..", "marginalia.vsix");
  return {
    bundleBytes: Object.fromEntries(bundles.map((file) => [file, statSync(join(dist, file)).size])),
    mainBundleLimitBytes: limits.mainBytes,
    ...(existsSync(packed) && { vsixBytes: statSync(packed).size, vsixLimitBytes: limits.vsixBytes }),
  };
}
