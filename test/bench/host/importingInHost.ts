// Runs in the extension host: imports a bibliography, and writes how long that took and how long it blocked.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { resultVariable } from "../../host/inHostResult.ts";
import { percentile } from "../measure.ts";
import type { Importing } from "./importing.ts";
import { opened, pause } from "./opened.ts";
import { sampleOwnTime } from "./ownTime.ts";

export async function run(): Promise<void> {
  const { root, ours } = await opened();
  const papers = vscode.Uri.joinPath(root.uri, "papers").fsPath;
  const written = () => readdirSync(papers).filter((name) => name.endsWith(".md")).length;
  await vscode.commands.executeCommand("marginalia.library.focus");
  await pause(3000);
  const stop = await sampleOwnTime(join(ours.extensionPath, "dist"), 1000);
  const cpu = process.cpuUsage();
  const ticks = tick();
  const ends: { readonly name: string; readonly at: number }[] = [];
  let isDone = false;
  const beside = vscode.Uri.joinPath(root.uri, "..");
  const name = readdirSync(beside.fsPath).find((one) => one.startsWith("import.")) ?? "import.bib";
  const file = vscode.Uri.joinPath(beside, name);
  const end = Promise.resolve(vscode.commands.executeCommand("marginalia.importPapers", file)).then(() => {
    isDone = true;
  });
  const close = (name: string) => ends.push({ name, at: performance.now() });
  while (!isDone) {
    await Promise.race([end, pause(200)]);
    if (ends.length === 0 && written() > 0) close("reading, comparing and the list");
  }
  close("writing");
  const { user, system } = process.cpuUsage(cpu);
  await pause(3000);
  close("three seconds after it");
  const times = ticks.stop();
  const own = await stop(times);
  const [began = 0] = times;
  const result: Importing = {
    papers: written(),
    seconds: ((ends.at(-2)?.at ?? began) - began) / 1000,
    cpuSeconds: (user + system) / 1e6,
    phases: ends.map(({ name, at }, n) => {
      const from = ends[n - 1]?.at ?? began;
      const inIt = own.flatMap((one, tick) => {
        const [start = 0, next = 0] = [times[tick], times[tick + 1]];
        // The timer takes one millisecond; anything above that is delay.
        return next > from && next <= at ? [{ block: Math.max(0, next - start - 1), own: one.running }] : [];
      });
      return {
        name,
        ms: at - from,
        blocks: figures(inIt.map(({ block }) => block)),
        own: figures(inIt.map((one) => one.own)),
      };
    }),
  };
  writeFileSync(process.env[resultVariable] ?? "", JSON.stringify(result));
}

/** Records the time every millisecond, or as often as the event loop allows. */
function tick() {
  const times = [performance.now()];
  let timer: ReturnType<typeof setTimeout>;
  const next = () => {
    times.push(performance.now());
    timer = setTimeout(next, 1);
  };
  timer = setTimeout(next, 1);
  return {
    stop(): readonly number[] {
      clearTimeout(timer);
      return times;
    },
  };
}

const figures = (values: readonly number[]) => ({
  p95: percentile(values, 95),
  longest: percentile(values, 100),
});
