import { lineEnd } from "./characters.ts";
import { nextStop, stopsAt } from "./codes.ts";
import { brackets } from "./delimited.ts";
import { addRegion, type Lexing, type Read, type Rule } from "./lexing.ts";
import type { Lexer } from "./region.ts";

/** How many characters before a rule's first character its region may begin: for the word before a `://`. */
export const furthestBack = 100;

/** Makes a lexer out of rules. Text that no rule reads belongs to no region. */
export function lexer(...rules: readonly Rule[]): Lexer {
  // Made on first use: most languages are never read.
  let tables: Tables | undefined;
  return (text, until) => {
    tables ??= tablesOf(rules);
    const { readersOf, stops, stopsInside } = tables;
    const lexing: Lexing = { text, found: [], waiting: [], pending: [], depth: 0 };
    // The first line may name its program, in any language. `#![…]` is an attribute of Rust.
    let at = /^#!(?!\s*\[)/.test(text.slice(0, 40)) ? addRegion(lexing, 0, lineEnd(text, 0), "comment") : 0;
    const last = Math.min(text.length, until + furthestBack);
    while (at < last) {
      at = nextStop(text, at, last, lexing.waiting.length > 0 ? stopsInside : stops);
      let next = at;
      for (const read of readersOf[text.charCodeAt(at)] ?? none) {
        next = read(lexing, at);
        if (next > at) break;
      }
      at = next > at ? next : at + 1;
    }
    return lexing.found;
  };
}

/** The readers of the rules by the codes of their first characters. */
interface Tables {
  readonly readersOf: readonly (readonly Read[] | undefined)[];
  readonly stops: ReturnType<typeof stopsAt>;
  /** Includes brackets, which matter only if one of them may end the code inside a string. */
  readonly stopsInside: ReturnType<typeof stopsAt>;
}

function tablesOf(rules: readonly Rule[]): Tables {
  const table: Read[][] = [];
  for (const { first, read } of rules.includes(brackets) ? rules : [...rules, brackets])
    for (const character of first) {
      const code = character.charCodeAt(0);
      const readers = table[code] ?? [];
      readers.push(read);
      table[code] = readers;
    }
  const firsts = rules.map(({ first }) => first).join("");
  return {
    readersOf: Array.from({ length: 128 }, (_, code) => table[code]),
    stops: stopsAt(firsts),
    stopsInside: stopsAt(firsts + brackets.first),
  };
}

const none: readonly Read[] = [];
