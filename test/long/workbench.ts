import { sessionVariable, startSession } from "../host/uiSession.ts";
import { newest } from "../host/vscode.ts";
import { type Start, useWorkbench } from "../ui/session.ts";
import type { Workbench } from "../ui/workbench.ts";

/** Inside a `describe`: a server and a workbench of its own, as the tests of test/ui have them. */
export function useOwnWorkbench(start: Start): () => Workbench {
  let stop: (() => Promise<void>) | undefined;
  before("starts a server", async () => {
    const started = await startSession({ name: "long", version: newest, extensionHost: "node" });
    stop = started.stop;
    process.env[sessionVariable] = JSON.stringify(started.session);
  });
  const workbench = useWorkbench(start);
  after(async () => {
    delete process.env[sessionVariable];
    await stop?.();
  });
  return workbench;
}
