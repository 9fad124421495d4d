/**
 * The port through which core sends HTTP requests. Sends one request and returns the answer,
 * whatever its status; rate limits, retries and caching are in `online/client`. Nothing is
 * requested that the user did not ask for.
 */
export interface Http {
  /**
   * Follows redirects. Rejects with an `HttpFault`, or with the signal's reason if that aborted the request.
   */
  get(url: string, request: HttpRequest): Promise<HttpAnswer>;
  /** What the host allows in requests: its user agent, and conditional headers such as `if-none-match`. */
  readonly headers: { readonly userAgent?: string; readonly conditional: boolean };
}

export interface HttpRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** The maximum size of the answer's body in bytes, after decompression. */
  readonly maxBytes: number;
  /** The body of a `POST`; without one the request is a `GET`. */
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  readonly body: Uint8Array;
}

/** Why a request has no answer. The message of `unreachable` is the host's own error text. */
export class HttpFault extends Error {
  override readonly name = "HttpFault";
  readonly kind: "unreachable" | "too-large" | "insecure";

  constructor(kind: HttpFault["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}
