/** Finds a place in a text: the offset of the first one from `from` on, negative if there is none. */
export type Seek = (text: string, from: number) => number;

/** Finds the text itself. Such a search leaps from one of its first letters to the next: a rare one costs little. */
export function literal(mark: string): Seek {
  return (text, from) => text.indexOf(mark, from);
}

/** For what begins with letters that are everywhere: the expression finds the rare one among the next. */
export function matching(expression: RegExp): Seek {
  return (text, from) => {
    expression.lastIndex = from;
    return expression.exec(text)?.index ?? -1;
  };
}

/** Finds a letter that is rare in texts where `after` follows in any case. */
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

/** Finds `/` behind two letters of ASCII, in either case, that one of the words ends with. */
export function slashAfter(words: readonly string[]): Seek {
  // For each last letter but one, by its place in the alphabet, the last letters as bits.
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
