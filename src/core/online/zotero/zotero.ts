import { type Http, type HttpAnswer, HttpFault } from "../../http.ts";
import { OnlineFault } from "../client/fault.ts";
import { isServerAddress, servers } from "../client/servers.ts";
import { member } from "../sources/fields.ts";
import { readJsonOf } from "../sources/json.ts";

/** Zotero on the user's machine: its local API (version 3), and Better BibTeX if installed. */
export interface Zotero {
  /**
   * Requests a path below `/api/`. `undefined` if it does not exist; else rejects with an `OnlineFault` that says why.
   */
  get(path: string, signal: AbortSignal): Promise<ZoteroAnswer | undefined>;
  /** Calls a method of Better BibTeX; `undefined` without Better BibTeX, or if it has no such method. */
  rpc(method: string, params: readonly unknown[], signal: AbortSignal): Promise<unknown>;
  /** Requests a text of Better BibTeX itself; waits as long as the user takes to choose in Zotero. */
  betterBibtex(path: string, signal: AbortSignal): Promise<string | undefined>;
}

export interface ZoteroAnswer {
  readonly value: unknown;
  /** How many items there are in all; this answer may be a part. */
  readonly total: number;
  /** The version of the library: it grows with synchronisation, not with changes on this machine. */
  readonly version: number;
}

/** Where we run, as seen from a Zotero at `localhost`. */
export type ZoteroPlace = "same-machine" | "browser" | { readonly machine: string };

interface ZoteroDeps {
  readonly http: Http;
  /** The address to use in place of `http://localhost:23119`; "" for that one. */
  readonly address: string;
  readonly place: ZoteroPlace;
  /** The limit for one answer, in milliseconds. */
  readonly timeoutMs?: number;
}

/** The most bytes of an answer. Zotero may send many megabytes at a time; we ask for pages of 100. */
const maxBytes = 32 * 1024 * 1024;
const usualTimeoutMs = 30_000;

/**
 * Zotero silently drops requests that look like a web page's (`Origin`, or a browser's `User-Agent`, which VS Code may
 * send), unless they have `Zotero-Allowed-Request`: always sent.
 */
const headers = {
  accept: "application/json, text/plain",
  "zotero-allowed-request": "1",
  "zotero-api-version": "3",
} as const;

/** Makes the client of a Zotero at `address`, or at its usual address on this machine. */
export function createZotero({
  http,
  address: setting,
  place,
  timeoutMs = usualTimeoutMs,
}: ZoteroDeps): Zotero {
  const own = setting.trim();
  const address = own === "" ? servers.zotero.address : own.replace(/\/+$/, "");

  async function send(path: string, signal: AbortSignal, body?: string, ms = timeoutMs): Promise<HttpAnswer> {
    if (!isServerAddress(address)) throw new OnlineFault("bad-server", "zotero", { address });
    // A page needs permission to ask another machine, and Zotero gives none.
    if (place === "browser" && own === "") throw new OnlineFault("zotero-browser", "zotero");
    const late = new OnlineFault("timeout", "zotero", { seconds: String(ms / 1000) });
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(late), ms);
    const stop = () => limit.abort(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    try {
      signal.throwIfAborted();
      const request = { headers, signal: limit.signal, maxBytes };
      if (body === undefined) return await http.get(address + path, request);
      const typed = { ...headers, "content-type": "application/json" };
      return await http.get(address + path, { ...request, headers: typed, body });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof HttpFault)) throw error;
      if (error.kind === "too-large") throw new OnlineFault("too-large", "zotero");
      throw typeof place === "object"
        ? new OnlineFault("zotero-remote", "zotero", { address, machine: place.machine })
        : new OnlineFault("zotero-absent", "zotero", { address });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  }

  return {
    async get(path, signal) {
      const answer = await send(`/api/${path}`, signal);
      const { status } = answer;
      const text = new TextDecoder().decode(answer.body);
      // Before version 7 this endpoint does not exist, and Zotero answers with these words.
      if (status === 404) {
        if (/no endpoint found/i.test(text)) throw new OnlineFault("zotero-old", "zotero");
        return undefined;
      }
      if (status === 403) throw new OnlineFault("zotero-off", "zotero");
      if (status === 501) throw new OnlineFault("zotero-old", "zotero");
      if (status !== 200) throw new OnlineFault("status", "zotero", { status: String(status) });
      const type = answer.header("content-type") ?? "";
      if (!/\bjson\b/i.test(type))
        throw new OnlineFault("wrong-type", "zotero", { type: type.split(";")[0] || "something" });
      const value = readJsonOf(text, "zotero");
      return {
        value,
        total: numberOf(answer.header("total-results")) ?? (Array.isArray(value) ? value.length : 1),
        version: numberOf(answer.header("last-modified-version")) ?? 0,
      };
    },
    async rpc(method, params, signal) {
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
      const answer = await send("/better-bibtex/json-rpc", signal, body);
      if (answer.status !== 200) return undefined;
      const value = readJsonOf(new TextDecoder().decode(answer.body), "zotero");
      return member(value, "result");
    },
    async betterBibtex(path, signal) {
      const answer = await send(`/better-bibtex/${path}`, signal, undefined, 10 * 60_000);
      return answer.status === 200 ? new TextDecoder().decode(answer.body) : undefined;
    },
  };
}

function numberOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,12}$/.test(header.trim()) ? Number(header) : undefined;
}
