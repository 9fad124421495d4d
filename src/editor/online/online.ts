import * as vscode from "vscode";
import type { Fetch } from "../../core/online/client/fetchHttp.ts";
import type { Pace } from "../../core/online/client/pace.ts";
import type { ServerAddresses } from "../../core/online/client/servers.ts";
import { type BundleExports, type Bundles, isNodeHost } from "../bundles.ts";
import { filesOf } from "../files.ts";
import { withProgress } from "../messages.ts";
import { readSetting } from "../settings.ts";

// Every host has it; VS Code puts one that knows its proxy in its place.
declare const fetch: Fetch;

type OnlineBundle = BundleExports["online"];

/** What runs while sources are asked. */
export interface Asking {
  readonly online: OnlineBundle;
  readonly client: ReturnType<OnlineBundle["createClient"]>;
  readonly signal: AbortSignal;
  report(message: string, increment?: number): void;
}

/** The way to the sources. Nothing of it is loaded, and nobody asked, before a command that the user ran calls `ask`. */
export interface Online {
  /** Whether the user lets us ask at all. */
  isOn(): boolean;
  /** Runs under a progress that can be cancelled. A fault becomes an error with its sentence, also a `LookUpError`. */
  ask<T>(title: string, run: (asking: Asking) => Promise<T>): Promise<T>;
}

/** Why the sources gave no answer, as a sentence for the user. */
class LookUpError extends Error {
  override readonly name = "LookUpError";
}

/** By its name: a bundle of its own has a class of its own. */
export const isLookUpError = (error: unknown): error is Error =>
  error instanceof Error && error.name === "LookUpError";

const sources = ["arxiv", "arxivPages", "huggingFace", "crossref", "dataCite", "doi", "pages"] as const;

export function createOnline(
  bundles: Bundles,
  { extensionUri, globalStorageUri: storage, extension }: vscode.ExtensionContext,
): Online {
  let pace: Pace | undefined;
  const isNode = isNodeHost(extensionUri);

  async function createClient(online: OnlineBundle) {
    const node = isNode ? await bundles.load("node") : undefined;
    const folder = node && vscode.Uri.file(node.onlineFolder());
    const under = (name: string) => vscode.Uri.joinPath(folder ?? storage, name);
    pace ??= node
      ? node.sharedPace(under("pace").fsPath, online.systemClock)
      : online.ownPace(online.systemClock);
    const userAgent = `marginalia/${extension.packageJSON.version} (reading list; VS Code ${vscode.version})`;
    return online.createClient({
      http: online.fetchHttp(fetch, isNode ? userAgent : undefined),
      pace,
      cache: online.fileCache(node ? node.nodeFiles(under("answers").fsPath) : filesOf(under("answers"))),
      clock: online.systemClock,
      addresses: addresses(),
    });
  }

  return {
    isOn: () => readSetting("marginalia.online.enabled"),
    async ask(title, run) {
      const online = await bundles.load("online");
      const client = await createClient(online);
      return await withProgress({ title }, async (report, token) => {
        const stop = new AbortController();
        const cancelled = token.onCancellationRequested(() => stop.abort(new vscode.CancellationError()));
        try {
          return await run({ online, client, signal: stop.signal, report });
        } catch (error) {
          if (!(error instanceof online.OnlineFault)) throw error;
          throw new LookUpError(vscode.l10n.t(online.faultSentence(error), error.args));
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
