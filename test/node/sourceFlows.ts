import { fileCache } from "../../src/core/online/client/cache.ts";
import { type Client, createClient } from "../../src/core/online/client/client.ts";
import { systemClock } from "../../src/core/online/client/clock.ts";
import { faultText, OnlineFault } from "../../src/core/online/client/fault.ts";
import { fetchHttp } from "../../src/core/online/client/fetchHttp.ts";
import { ownPace } from "../../src/core/online/client/pace.ts";
import { askDaily } from "../../src/core/online/daily/askDaily.ts";
import { periodOf } from "../../src/core/online/daily/period.ts";
import { lookUp } from "../../src/core/online/lookUp.ts";
import { lookUpAll } from "../../src/core/online/lookUpAll.ts";
import { refreshAll } from "../../src/core/online/refresh/refreshAll.ts";
import { searchTitles } from "../../src/core/online/searchTitles.ts";
import { verifyAll } from "../../src/core/online/verify/verifyAll.ts";
import { copyCollection } from "../../src/core/online/zotero/collectionCopy.ts";
import { highlightsOf } from "../../src/core/online/zotero/highlights.ts";
import { itemsOf } from "../../src/core/online/zotero/items.ts";
import { createZotero, type Zotero } from "../../src/core/online/zotero/zotero.ts";
import type { PaperId } from "../../src/core/paperId.ts";
import { MemoryFiles } from "../memoryFiles.ts";

const ids: readonly PaperId[] = ["arXiv:2302.01234", "arXiv:2303.04321", "doi:10.5555/tides.1"];

/** What a flow made of the answers: nothing of it may be a paper, or the word that there is none. */
type Outcome = { readonly kind: string; readonly fault?: OnlineFault };
interface Asking {
  readonly signal: AbortSignal;
  readonly client: Client;
  readonly zotero: Zotero;
}

async function all<T>(parts: AsyncIterable<T | readonly T[]>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const part of parts) list.push(...([part].flat() as T[]));
  return list;
}

const whole = async (asked: Promise<unknown>): Promise<readonly Outcome[]> => {
  try {
    const answer = await asked;
    return [{ kind: answer === undefined ? "absent" : "found" }];
  } catch (error) {
    if (error instanceof OnlineFault) return [{ kind: "failed", fault: error }];
    throw error;
  }
};

/** Every way in which other machines are asked. */
const flows: Readonly<Record<string, (asking: Asking) => Promise<readonly Outcome[]>>> = {
  "Add Paper by an arXiv id": ({ client, signal }) => whole(lookUp("arXiv:2302.01234", client, signal)),
  "Add Paper by a DOI": ({ client, signal }) => whole(lookUp("doi:10.5555/tides.1", client, signal)),
  "Add Paper by a page": ({ client, signal }) =>
    whole(lookUp("url:https://proceedings.mlr.press/v37/ioffe15.html", client, signal)),
  "Add Paper by words": ({ client, signal }) => whole(searchTitles("megatides scaling", client, signal)),
  "Add All": ({ client, signal }) => all(lookUpAll(ids, client, signal, { code: true })),
  Refresh: ({ client, signal }) =>
    all(
      refreshAll(
        ids.map((id) => ({ id, paper: { citekey: id, title: "Tides" } })),
        client,
        signal,
      ),
    ),
  "Check Citations Online": ({ client, signal }) => all(verifyAll(ids, client, signal)),
  "Daily Papers": ({ client, signal }) => whole(askDaily(periodOf("day", "2026-11-27"), client, signal, 0)),
  "Import from Zotero": ({ zotero, signal }) => whole(itemsOf(zotero, "users/0", signal)),
  "notes from Zotero": ({ zotero, signal }) => whole(highlightsOf(zotero, "users/0/items/TIDESAAA", signal)),
  "a kept collection": ({ zotero, signal }) =>
    whole(copyCollection(zotero, "users/0/collections/TIDESCOL", signal)),
};

/** What came of a flow: its kind, and the sentence of the fault. */
export interface FlowOutcome {
  readonly flow: string;
  readonly kind: string;
  readonly sentence: string;
}

/** Runs every flow, each with a client and a memory of its own, against the sources at these addresses. */
export async function runFlows(
  addresses: Readonly<Record<string, string>>,
  userAgent: string | undefined,
  timeoutMs: number,
): Promise<readonly FlowOutcome[]> {
  // Waits are as long as they are in the tests of the client; here nobody waits for them.
  const clock = { ...systemClock, sleep: async () => undefined };
  const http = fetchHttp(fetch, userAgent);
  const place = userAgent === undefined ? "browser" : "same-machine";
  const all = Object.entries(flows).map(async ([flow, run]) => {
    const cache = fileCache(new MemoryFiles());
    const client = createClient({ http, pace: ownPace(clock), cache, clock, addresses, timeoutMs });
    const zotero = createZotero({ http, address: addresses.zotero ?? "", place, timeoutMs });
    const outcomes = await run({ client, zotero, signal: new AbortController().signal });
    const told = outcomes.map(({ kind, fault }) => ({ flow, kind, sentence: fault ? faultText(fault) : "" }));
    return told.length > 0 ? told : [{ flow, kind: "nothing", sentence: "" }];
  });
  return (await Promise.all(all)).flat();
}
