import type { JsonString } from "../../jsonText.ts";

/** A string literal of a cell; `at` is where its value begins in the cell's decoded text. */
export interface Piece {
  readonly at: number;
  readonly literal: JsonString;
}

/** A cell's text, decoded from its literals. */
export function decoded(source: readonly JsonString[]): {
  readonly pieces: readonly Piece[];
  readonly text: string;
} {
  const pieces: Piece[] = [];
  let text = "";
  for (const literal of source) {
    pieces.push({ at: text.length, literal });
    text += literal.value;
  }
  return { pieces, text };
}

/**
 * Makes a function that maps an offset in a cell's text to the start and end of that UTF-16 unit in the raw file. It
 * continues from the previous offset, so that ascending offsets take one pass over the cell.
 */
export function rawOffsets(
  raw: string,
  pieces: readonly Piece[],
): (offset: number) => { readonly at: number; readonly end: number } {
  let piece: Piece | undefined;
  let unit = 0;
  let at = 0;
  return (offset) => {
    const asked = pieceAt(pieces, offset);
    if (asked !== piece || offset < unit) {
      piece = asked;
      unit = asked?.at ?? 0;
      at = asked?.literal.start ?? 0;
    }
    for (; unit < offset; unit++) at += escapeLength(raw, at);
    return { at, end: at + escapeLength(raw, at) };
  };
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

export function literalEnd(pieces: readonly Piece[], offset: number): number {
  return pieceAt(pieces, offset)?.literal.end ?? 0;
}

/** The length in the file of the character at `at` of a JSON string: `\n` is 2, `\u00e9` is 6. */
function escapeLength(raw: string, at: number): number {
  if (raw.charAt(at) !== "\\") return 1;
  return raw.charAt(at + 1) === "u" ? 6 : 2;
}

/**
 * Makes a function that maps an offset in the raw file to an offset in the cell's decoded text, `undefined` outside the
 * cell's literals. It too continues from the previous offset.
 */
export function decodedOffsets(
  raw: string,
  pieces: readonly Piece[],
): (offset: number) => number | undefined {
  let next = 0;
  let unit = 0;
  let at = Number.POSITIVE_INFINITY;
  return (offset) => {
    if (offset < at) [next, at] = [0, Number.NEGATIVE_INFINITY];
    for (; next < pieces.length; next++) {
      const piece = pieces[next];
      if (piece === undefined || offset >= piece.literal.end) continue;
      if (offset < piece.literal.start) return undefined;
      if (at < piece.literal.start) [unit, at] = [piece.at, piece.literal.start];
      for (; at < offset; unit++) at += escapeLength(raw, at);
      return unit;
    }
    return undefined;
  };
}
