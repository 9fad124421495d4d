import type * as vscode from "vscode";
import type { Intent, ToPage } from "../../protocol/messages.ts";
import { Parcels, parcelsOf } from "../../protocol/parts.ts";
import { decodeIntent } from "./intents.ts";

/** The connection to a page. A message arrives only while the page is live: from its `ready` until it is hidden. */
export interface Channel extends vscode.Disposable {
  readonly live: boolean;
  post(message: ToPage): void;
  /** Returns the messages that `run` posts, instead of sending them. */
  gathered(run: () => void): readonly ToPage[];
}

/** Connects a page. `receive` gets valid messages; others are logged and dropped. */
export function openChannel(
  panel: vscode.WebviewPanel,
  log: vscode.LogOutputChannel,
  receive: (intent: Intent) => void,
): Channel {
  const { webview } = panel;
  const parcels = new Parcels();
  let live = false;
  let gathering: ToPage[] | undefined;
  const subscriptions = [
    webview.onDidReceiveMessage((parcel: unknown) => {
      const message = parcels.receive(parcel);
      if (message === undefined) return;
      const intent = decodeIntent(message);
      if ("problem" in intent) {
        log.warn(`A message of the reader's page was not understood: ${intent.problem}`);
        return;
      }
      if (intent.kind === "ready") live = true;
      receive(intent);
    }),
    // VS Code discards hidden pages; messages to them are lost.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) live = false;
    }),
  ];
  return {
    get live() {
      return live || gathering !== undefined;
    },
    post(message) {
      if (gathering) {
        gathering.push(message);
        return;
      }
      if (!live) return;
      for (const parcel of parcelsOf(message)) void webview.postMessage(parcel);
    },
    gathered(run) {
      const messages: ToPage[] = [];
      gathering = messages;
      try {
        run();
      } finally {
        gathering = undefined;
      }
      return messages;
    },
    dispose() {
      live = false;
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
