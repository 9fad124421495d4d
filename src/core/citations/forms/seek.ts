/** Finds a place in a text: the offset of the first one from `from` on, negative if there is none. */
export type Seek = (text: string, from: number) => number;

/**
 * Searches for the text itself. The search jumps from one occurrence of its first letters to the next, so a
 * rare text is cheap to find.
 */
export function literal(mark: string): Seek {
  return (text, from) => text.indexOf(mark, from);
}

/**
 * Searches with an expression, for texts that begin with common letters: the expression finds the rare ones
 * among those that follow.
 */
export function matching(expression: RegExp): Seek {
  return (text, from) => {
    expression.lastIndex = from;
    return expression.exec(text)?.index ?? -1;
  };
}

/** Searches for a letter that is rare in texts, followed by `after` (given in lower case) in any case. */
export function anyCase(letter: string, after: string): Seek {
  const letters = Uint8Array.from(after, (one) => one.charCodeAt(0));
  return (text, from) => {
    let at = text.indexOf(letter, from);
    while (at >= 0) {
      let same = 0;
      while (same < letters.length && (text.charCodeAt(at + 1 + same) | 32) === letters[same]) same++;
      if (same === letters.length) return at;
      at = text.indexOf(letter, at + 1);
    }
    return at;
  };
}

/** Searches for a `/` after the last two letters of one of the words, in either case (ASCII). */
export function slashAfter(words: readonly string[]): Seek {
  // For each second-to-last letter, by its place in the alphabet, the last letters as bits.
  const ends = new Uint32Array(32);
  for (const word of words) {
    const first = word.charCodeAt(word.length - 2) & 31;
    ends[first] = (ends[first] ?? 0) | (1 << (word.charCodeAt(word.length - 1) & 31));
  }
  return (text, from) => {
    let at = text.indexOf("/", from);
    while (at >= 0) {
      const bits = ends[text.charCodeAt(at - 2) & 31] ?? 0;
      if ((bits >> (text.charCodeAt(at - 1) & 31)) & 1) return at;
      at = text.indexOf("/", at + 1);
    }
    return -1;
  };
}
