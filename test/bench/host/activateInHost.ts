// Runs in the extension host: activates the empty extension, then ours, and writes how long their starts took.
import { writeFileSync } from "node:fs";
import * as vscode from "vscode";
import { resultVariable } from "../../host/inHostResult.ts";

export async function run(): Promise<void> {
  const times: Record<string, unknown> = {};
  for (const [name, id] of [
    ["empty", "bench.empty"],
    ["ours", "marginalia.marginalia"],
  ] as const) {
    const extension = vscode.extensions.all.find((one) => one.id.toLowerCase() === id);
    if (!extension) throw new Error(`No ${id} in this window.`);
    times[name] = await extension.activate();
  }
  writeFileSync(process.env[resultVariable] ?? "", JSON.stringify(times));
}
