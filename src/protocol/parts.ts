/** A message, or a part of a long one. */
export type Parcel<T> = T | Part;

export interface Part {
  readonly kind: "part";
  readonly index: number;
  readonly count: number;
  /** A slice of the message's JSON. */
  readonly json: string;
}

/** In UTF-16 units. A unit is at most three bytes, so a part stays below 64 kB. */
const longest = 20_000;

/** Whether a message, or several, are short enough to go in one piece. */
export const isShort = (messages: unknown): boolean => JSON.stringify(messages).length <= longest;

/** The message itself, or its parts if it is long. */
export function parcelsOf<T extends { readonly kind: string }>(message: T): readonly Parcel<T>[] {
  const json = JSON.stringify(message);
  if (json.length <= longest) return [message];
  const pieces: string[] = [];
  for (let start = 0; start < json.length; ) {
    let end = Math.min(json.length, start + longest);
    // Does not split a surrogate pair, which not every channel keeps.
    if (end < json.length && /[\ud800-\udbff]/.test(json.charAt(end - 1))) end--;
    pieces.push(json.slice(start, end));
    start = end;
  }
  return pieces.map((piece, index) => ({ kind: "part", index, count: pieces.length, json: piece }));
}

/** Joins parts into messages; one per direction of a channel. */
export class Parcels {
  #pieces: string[] = [];

  /** The message that this parcel is or completes; `undefined` while parts are missing. Never throws. */
  receive(parcel: unknown): unknown {
    if (!isPart(parcel)) return parcel;
    if (parcel.index === 0) this.#pieces = [];
    // Earlier parts went to a page that was discarded.
    if (parcel.index !== this.#pieces.length) return undefined;
    this.#pieces.push(parcel.json);
    if (this.#pieces.length < parcel.count) return undefined;
    const json = this.#pieces.join("");
    this.#pieces = [];
    try {
      return JSON.parse(json);
    } catch {
      return undefined;
    }
  }
}

function isPart(parcel: unknown): parcel is Part {
  return (
    typeof parcel === "object" &&
    parcel !== null &&
    "kind" in parcel &&
    parcel.kind === "part" &&
    "index" in parcel &&
    typeof parcel.index === "number" &&
    "count" in parcel &&
    typeof parcel.count === "number" &&
    "json" in parcel &&
    typeof parcel.json === "string"
  );
}
