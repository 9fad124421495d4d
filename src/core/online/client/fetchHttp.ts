import { type Http, type HttpAnswer, HttpFault } from "../../http.ts";
import { reasonOf } from "../../text/reasonOf.ts";

/**
 * The part of `fetch` that is used. Every host has it: Node, VS Code's hosts (with their proxy settings), the web
 * worker.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

interface FetchInit {
  readonly method: "GET" | "POST";
  readonly body?: string;
  readonly headers: Record<string, string>;
  readonly signal: AbortSignal;
  readonly redirect: "follow";
  readonly credentials: "omit";
  readonly cache: "no-store";
}

interface FetchAnswer {
  readonly status: number;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): Reader } | null;
}

interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/**
 * Makes an `Http` from a host's `fetch`. An answer is counted as it arrives, unpacked, and aborted at `maxBytes`. With
 * `userAgent` (Node's hosts), requests identify us and may be conditional; a browser allows neither across origins.
 */
export function fetchHttp(fetch: Fetch, userAgent?: string): Http {
  return {
    headers: { conditional: userAgent !== undefined, ...(userAgent !== undefined && { userAgent }) },
    async get(url, { headers, signal, maxBytes, body: sent }): Promise<HttpAnswer> {
      try {
        const init = { redirect: "follow", credentials: "omit", cache: "no-store", signal } as const;
        const asked =
          sent === undefined ? { method: "GET" as const } : { method: "POST" as const, body: sent };
        const answer = await fetch(url, { ...init, ...asked, headers: { ...headers } });
        if (url.startsWith("https:") && answer.url.startsWith("http:"))
          throw new HttpFault("insecure", "it leads to an address that is not encrypted");
        const body = await bytesOf(answer, maxBytes);
        return { status: answer.status, header: (name) => answer.headers.get(name) ?? undefined, body };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof HttpFault) throw error;
        throw new HttpFault("unreachable", innermost(error));
      }
    },
  };
}

async function bytesOf(answer: FetchAnswer, maxBytes: number): Promise<Uint8Array> {
  const reader = answer.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!value) continue;
    size += value.length;
    if (size > maxBytes) {
      // Not awaited: a server that keeps sending must not hold us up.
      reader.cancel().catch(() => undefined);
      throw new HttpFault("too-large", `it is larger than ${maxBytes} bytes`);
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The innermost cause: Node itself only says “fetch failed”. */
function innermost(error: unknown): string {
  let inner = error;
  for (let depth = 0; depth < 4 && inner instanceof Error && inner.cause instanceof Error; depth++)
    inner = inner.cause;
  const reason = reasonOf(inner) || reasonOf(error) || "no reason given";
  // What undici says if a proxy refuses the connection.
  const status = /^Proxy response \((\d{3})\) !== 200/.exec(reason)?.[1];
  return status === undefined ? reason : `the proxy refuses to lead there (${status})`;
}
