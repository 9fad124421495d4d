import { join } from "node:path";
import process from "node:process";
import type { Client } from "../../core/online/client/client.ts";
import type { ServerAddresses, SourceName } from "../../core/online/client/servers.ts";
import { loadBundle } from "../bundles.ts";
import { type CommandCall, UsageError } from "../command.ts";
import { nodeFiles } from "../files.ts";
import { productVersion } from "../productVersion.ts";
import { onlineFolder } from "./onlineFolder.ts";
import { sharedPace } from "./sharedPace.ts";

export type OnlineBundle = typeof import("../../core/online/bundle.ts");

/** Sends requests to another server: a mirror, or one for tests. */
export const serverOption = {
  server: {
    value: "NAME=ADDRESS,…",
    help: "ask another server: arxiv, arxivPages, huggingFace, crossref, dataCite, doi, pages",
  },
} as const;

/** Makes the client of a command that goes online, with the bundle it comes from. */
export function onlineClient(call: CommandCall): { readonly client: Client; readonly online: OnlineBundle } {
  const online = loadBundle(call.product, "online");
  const folder = onlineFolder();
  const userAgent = `marginalia/${productVersion(call.product)} (reading list; Node ${process.version})`;
  const client = online.createClient({
    http: online.fetchHttp(fetch, userAgent),
    pace: sharedPace(join(folder, "pace"), online.systemClock),
    cache: online.fileCache(nodeFiles(join(folder, "answers"))),
    clock: online.systemClock,
    addresses: addressesOf(call, online),
  });
  return { client, online };
}

function addressesOf({ options }: CommandCall, { servers, isServerAddress }: OnlineBundle): ServerAddresses {
  const chosen = typeof options.server === "string" ? options.server.split(",") : [];
  const isSource = (name: string): name is SourceName => Object.hasOwn(servers, name);
  return Object.fromEntries(
    chosen.map((choice) => {
      const [, name = "", address = ""] = /^(\w+)=(.+)$/.exec(choice.trim()) ?? [];
      if (!isSource(name) || !isServerAddress(address))
        throw new UsageError(`--server takes NAME=ADDRESS, not "${choice}".`);
      return [name, address];
    }),
  );
}

/** Runs until done or until Ctrl+C, which stops what is running and keeps what is finished. */
export async function untilInterrupted(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const interrupt = () => stop.abort(new Error("interrupted"));
  process.once("SIGINT", interrupt);
  try {
    await run(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    process.removeListener("SIGINT", interrupt);
  }
}
