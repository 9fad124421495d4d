import { type Http, type HttpAnswer, HttpFault } from "../../http.ts";
import type { AnswerCache, KeptAnswer } from "./cache.ts";
import type { Clock } from "./clock.ts";
import { OnlineFault } from "./fault.ts";
import type { Pace } from "./pace.ts";
import { backoffMs, isPassing, longestWaitMs, mostAttempts, retryAfterMs } from "./retry.ts";
import { isServerAddress, type ServerAddresses, type SourceName, servers } from "./servers.ts";

/** A request to a source. */
export interface Question {
  readonly source: SourceName;
  /** The path after the server's address, with a leading `/`; for `pages` the whole address. */
  readonly path: string;
  readonly accept: string;
  /** The content types that are accepted; anything else is a page for people or robots. */
  readonly types: RegExp;
  /** How long a cached answer is used without asking again, in milliseconds. */
  readonly freshMs?: number;
  /** Allows a cached answer of any age if the source cannot be asked; called with the fault and the answer's time. */
  readonly orKept?: (fault: OnlineFault, at: number) => void;
}

export interface ClientDeps {
  readonly http: Http;
  readonly pace: Pace;
  readonly cache: AnswerCache;
  readonly clock: Clock;
  readonly addresses: ServerAddresses;
  /** The limit for one answer, in milliseconds. */
  readonly timeoutMs?: number;
}

/** A client for all sources. */
export interface Client {
  /**
   * The text of the answer; `undefined` if the source says that there is none (404, 410). Else rejects with an
   * `OnlineFault`.
   */
  get(question: Question, signal: AbortSignal): Promise<string | undefined>;
  /** Whether arXiv's own API can be asked. In a browser it cannot: it sends no CORS headers. */
  readonly canAskArxiv: boolean;
}

/** The most bytes of an answer; 100 records with abstracts take about 300 kB. */
const maxBytes = 8 * 1024 * 1024;
const usualTimeoutMs = 20_000;

/** Creates a client that caches answers, retries, and keeps to each server's pace. */
export function createClient({
  http,
  pace,
  cache,
  clock,
  addresses,
  timeoutMs = usualTimeoutMs,
}: ClientDeps): Client {
  /** The last request of each pace, to wait for: one connection at a time. */
  const lines = new Map<string, Promise<unknown>>();
  const get = async (question: Question, signal: AbortSignal): Promise<string | undefined> => {
    const url = urlOf(question, addresses);
    const key = `${question.accept} ${url}`;
    const kept = await cache.read(key);
    if (kept && Math.abs(clock.now() - kept.at) < (question.freshMs ?? 0)) return textOf(kept);
    try {
      return await ask(question, url, key, kept, signal);
    } catch (error) {
      if (!kept || !question.orKept || !(error instanceof OnlineFault)) throw error;
      question.orKept(error, kept.at);
      return textOf(kept);
    }
  };

  async function ask(
    question: Question,
    url: string,
    key: string,
    kept: KeptAnswer | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const headers: Record<string, string> = { accept: question.accept };
    const { userAgent, conditional } = http.headers;
    if (userAgent !== undefined) headers["user-agent"] = userAgent;
    if (conditional && kept?.etag !== undefined) headers["if-none-match"] = kept.etag;
    else if (conditional && kept?.modified !== undefined) headers["if-modified-since"] = kept.modified;
    const answer = await inLine(question, () => send(question, url, headers, signal), signal);
    if (answer.status === 304 && kept) {
      await cache.write({ ...kept, at: clock.now() });
      return textOf(kept);
    }
    const { status } = answer;
    const type = answer.header("content-type") ?? "";
    if (status !== 404 && status !== 410 && !question.types.test(type))
      throw new OnlineFault("wrong-type", question.source, { type: type.split(";")[0] || "something" });
    const text = new TextDecoder().decode(answer.body);
    const etag = answer.header("etag");
    const modified = answer.header("last-modified");
    const isAbsent = status !== 200;
    const fresh = { key, at: clock.now(), status, type, text: isAbsent ? "" : text, etag, modified };
    await cache.write(fresh);
    return textOf(fresh);
  }

  async function inLine<T>({ source }: Question, run: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const { name } = servers[source].pace;
    const before = lines.get(name);
    const mine = (async () => {
      await before?.catch(() => undefined);
      signal.throwIfAborted();
      return await run();
    })();
    lines.set(name, mine);
    return await mine;
  }

  async function send(
    { source }: Question,
    url: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const { name, gapMs } = servers[source].pace;
    for (let attempt = 1; ; attempt++) {
      await pace.turn(name, gapMs, signal);
      const answer = await once(source, url, headers, signal, attempt);
      await pace.postpone(name, gapMs);
      if (answer === undefined) continue;
      const { status } = answer;
      if (status === 200 || status === 304 || status === 404 || status === 410) return answer;
      if (!isPassing(status)) {
        const code = status === 401 || status === 403 ? "refused" : "status";
        throw new OnlineFault(code, source, { status: String(status) });
      }
      const asked = retryAfterMs(answer.header("retry-after"), clock.now());
      if (asked !== undefined) await pace.postpone(name, asked);
      if (asked !== undefined && asked > longestWaitMs)
        throw new OnlineFault("limited-for", source, { seconds: String(Math.ceil(asked / 1000)) });
      if (attempt === mostAttempts)
        throw status === 429
          ? new OnlineFault("limited", source)
          : new OnlineFault("status", source, { status: String(status) });
      await clock.sleep(Math.max(asked ?? 0, backoffMs(attempt, clock.random())), signal);
    }
  }

  /** Makes one attempt; `undefined` if the first attempt timed out. */
  async function once(
    source: SourceName,
    url: string,
    headers: Record<string, string>,
    signal: AbortSignal,
    attempt: number,
  ): Promise<HttpAnswer | undefined> {
    const limit = new AbortController();
    const late = new OnlineFault("timeout", source, { seconds: String(timeoutMs / 1000) });
    const timer = setTimeout(() => limit.abort(late), timeoutMs);
    const stop = () => limit.abort(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    try {
      signal.throwIfAborted();
      return await http.get(url, { headers, signal: limit.signal, maxBytes });
    } catch (error) {
      signal.throwIfAborted();
      if (error === late && attempt === 1) return undefined;
      if (!(error instanceof HttpFault)) throw error;
      if (error.kind === "too-large") throw new OnlineFault("too-large", source);
      throw new OnlineFault("unreachable", source, { reason: error.message });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  }

  return { get, canAskArxiv: http.headers.userAgent !== undefined };
}

const textOf = ({ status, text }: { readonly status: number; readonly text: string }) =>
  status === 200 ? text : undefined;

/** The address to request: at the source's usual server, or at the one configured in its place. */
function urlOf({ source, path }: Question, addresses: ServerAddresses): string {
  const other = addresses[source]?.trim() ?? "";
  if (other !== "" && !isServerAddress(other))
    throw new OnlineFault("bad-server", source, { address: other });
  if (source === "pages")
    return other === "" ? path : `${other.replace(/\/+$/, "")}/${path.replace(/^https?:\/\//, "")}`;
  return (other === "" ? servers[source].address : other.replace(/\/+$/, "")) + path;
}
