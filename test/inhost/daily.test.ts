import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type OnlineServer, sourceNames, startOnlineServer } from "../online/server.ts";
import { closeAll, useForeign } from "./foreign.ts";
import { eventually } from "./workspace.ts";

const set = (key: string, value: unknown) =>
  vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
const run = (name: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`marginalia.daily.${name}`, ...args);

describe("The lists of Daily Papers", function () {
  this.timeout(60_000);
  useForeign();
  let server: OnlineServer;
  const lists = () =>
    server.asked.filter(({ path }) => path.includes("daily_papers")).map(({ path }) => path);

  before(async () => {
    server = await startOnlineServer();
    await set("marginalia.online.enabled", true);
    for (const name of sourceNames)
      await set(`marginalia.online.servers.${name}`, `${server.address}/${name}`);
  });
  after(async () => {
    for (const name of sourceNames) await set(`marginalia.online.servers.${name}`, undefined);
    await set("marginalia.daily.enabled", undefined);
    await set("marginalia.online.enabled", undefined);
    await server.stop();
    await closeAll();
  });

  it("are asked for once the view is switched on, by day and step by step, and never again when it is off", async () => {
    assert.deepEqual(lists(), []);
    await run("show");
    const first = await eventually(async () => lists()[0], "the list of today");
    assert.match(first, /daily_papers\?date=\d{4}-\d{2}-\d{2}&limit=100$/);
    await run("previous");
    const second = await eventually(async () => lists()[1], "the list of the day before");
    assert.ok(second < first);
    await run("next");
    // Today's list is kept.
    await set("marginalia.daily.enabled", false);
    const before = lists().length;
    await run("retry");
    await new Promise((resolve) => setTimeout(resolve, 800));
    assert.equal(lists().length, before);
    await set("marginalia.online.enabled", false);
    await set("marginalia.daily.enabled", true);
    await run("retry");
    await new Promise((resolve) => setTimeout(resolve, 800));
    assert.equal(lists().length, before);
  });
});
