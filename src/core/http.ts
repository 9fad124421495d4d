/**
 * The port through which core asks other machines. It sends one request and gives what came, whatever the status says;
 * pace, repetition and memory are `online/client`'s. Nobody calls it unasked.
 */
export interface Http {
  /** Follows redirects. Rejects with an `HttpFault`, or with the signal's reason where that ended it. */
  get(url: string, request: HttpRequest): Promise<HttpAnswer>;
  /** What the host allows beside a plain request: its own name, and headers that ask for what is new alone. */
  readonly headers: { readonly userAgent?: string; readonly conditional: boolean };
}

export interface HttpRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** The most bytes of the answer, counted unpacked. */
  readonly maxBytes: number;
  /** What is sent along, as `POST`; absent: `GET`. */
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  readonly body: Uint8Array;
}

/** Why there is no answer. `unreachable` has the host's own words as its message. */
export class HttpFault extends Error {
  override readonly name = "HttpFault";
  readonly kind: "unreachable" | "too-large" | "insecure";

  constructor(kind: HttpFault["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}
