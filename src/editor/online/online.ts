import * as vscode from "vscode";
import type { Fetch } from "../../core/online/client/fetchHttp.ts";
import type { Pace } from "../../core/online/client/pace.ts";
import type { ServerAddresses, SourceName } from "../../core/online/client/servers.ts";
import { type BundleExports, type Bundles, isNodeHost } from "../bundles.ts";
import { filesOf } from "../files.ts";
import { withProgress } from "../messages.ts";
import { readSetting } from "../settings.ts";

// All hosts have `fetch`; VS Code replaces it with one that uses the proxy.
declare const fetch: Fetch;

type OnlineBundle = BundleExports["online"];

/** What the callback of `ask` gets. */
export interface Asking {
  readonly online: OnlineBundle;
  readonly zotero: ReturnType<OnlineBundle["createZotero"]>;
  readonly client: ReturnType<OnlineBundle["createClient"]>;
  readonly signal: AbortSignal;
  report(message: string, increment?: number): void;
}

/** Access to the online sources. Nothing is loaded or requested until a command that the user ran calls `ask`. */
export interface Online {
  /** Whether the settings allow requests to other machines. */
  isOn(): boolean;
  /**
   * Runs with cancellable progress, or in the background if there is no title. An `OnlineFault` becomes a
   * `LookUpError` with a user-facing sentence.
   */
  ask<T>(title: string | undefined, run: (asking: Asking) => Promise<T>): Promise<T>;
}

/** A user-facing sentence that says why the sources gave no answer. */
class LookUpError extends Error {
  override readonly name = "LookUpError";
}

/** Compared by name: each bundle has its own copy of the class. */
export const isLookUpError = (error: unknown): error is Error =>
  error instanceof Error && error.name === "LookUpError";

const sources = "arxiv,arxivPages,huggingFace,crossref,dataCite,doi,pages,zotero".split(",") as SourceName[];

export function createOnline(
  bundles: Bundles,
  { extensionUri, globalStorageUri: storage, extension }: vscode.ExtensionContext,
): Online {
  let pace: Pace | undefined;
  const isNode = isNodeHost(extensionUri);

  async function asking(online: OnlineBundle): Promise<Pick<Asking, "client" | "zotero">> {
    const node = isNode ? await bundles.load("node") : undefined;
    const folder = node && vscode.Uri.file(node.onlineFolder());
    const under = (name: string) => vscode.Uri.joinPath(folder ?? storage, name);
    pace ??= node
      ? node.sharedPace(under("pace").fsPath, online.systemClock)
      : online.ownPace(online.systemClock);
    const userAgent = `marginalia/${extension.packageJSON.version} (reading list; VS Code ${vscode.version})`;
    const http = online.fetchHttp(fetch, isNode ? userAgent : undefined);
    const cache = node ? node.nodeFiles(under("answers").fsPath) : filesOf(under("answers"));
    const clock = online.systemClock;
    const { remoteName: machine } = vscode.env;
    const place = !isNode ? "browser" : machine === undefined ? "same-machine" : { machine };
    return {
      client: online.createClient({
        http,
        pace,
        cache: online.fileCache(cache),
        clock,
        addresses: addresses(),
      }),
      zotero: online.createZotero({ http, address: addresses().zotero ?? "", place }),
    };
  }

  return {
    isOn: () => readSetting("marginalia.online.enabled"),
    async ask(title, run) {
      const online = await bundles.load("online");
      const made = await asking(online);
      const answer = async (report: Asking["report"], signal: AbortSignal) => {
        try {
          return await run({ online, ...made, signal, report });
        } catch (error) {
          if (!(error instanceof online.OnlineFault)) throw error;
          throw new LookUpError(vscode.l10n.t(online.faultSentence(error), error.args));
        }
      };
      const stop = new AbortController();
      if (title === undefined) return await answer(() => undefined, stop.signal);
      return await withProgress({ title }, async (report, token) => {
        const cancelled = token.onCancellationRequested(() => stop.abort(new vscode.CancellationError()));
        try {
          return await answer(report, stop.signal);
        } finally {
          cancelled.dispose();
        }
      });
    },
  };
}

function addresses(): ServerAddresses {
  return Object.fromEntries(sources.map((name) => [name, readSetting(`marginalia.online.servers.${name}`)]));
}
