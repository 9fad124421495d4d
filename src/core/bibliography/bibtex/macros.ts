import type { StringOf } from "../../library/source.ts";
import { shortened } from "../../text/shortened.ts";
import { monthsByMacro } from "../dates/dateSpan.ts";

/** Why a macro is not expanded. */
export interface Refusal {
  readonly reason: string;
}

/**
 * How long macros may make a value, in characters. Journals' names are shorter; `@string{b = a # a}` doubles each
 * time.
 */
const mostInValue = 10_000;
/** How much all macros together may add to a file, in characters, beyond the file's own length. */
const mostInFile = 4_000_000;

/** The macros that a file can use: its own `@string`s, the months, and the `@string`s of other files. */
export class Macros {
  readonly defined = new Map<string, string>();
  readonly borrowed = new Map<string, string | undefined>();
  /** Names whose definition was refused. */
  readonly #spoilt = new Set<string>();
  readonly #stringOf: StringOf;
  #left: number;

  constructor(fileLength: number, stringOf: StringOf) {
    this.#stringOf = stringOf;
    this.#left = mostInFile + fileLength;
  }

  define(name: string, value: string): void {
    this.defined.set(name, value);
    this.#spoilt.delete(name);
  }

  /**
   * Handles a broken `@string`: defines the macros read before the fault (`known`) and marks `name` as unreadable.
   */
  spoil(known: ReadonlyMap<string, string>, name: string | undefined): void {
    for (const [other, value] of known) this.define(other, value);
    if (name !== undefined) this.#spoilt.add(name.toLowerCase());
  }

  /** The text of a macro; an unknown word yields itself. `before` is the length of the value so far. */
  expand(word: string, before: number): string | Refusal {
    const name = word.toLowerCase();
    if (this.#spoilt.has(name)) return refusal(`The macro "${word}" could not be read.`);
    const text = this.defined.get(name) ?? monthsByMacro.get(name) ?? this.#borrow(name);
    if (text === undefined) return word;
    if (before + text.length > mostInValue && text.length > 100)
      return refusal(`With "${word}" the value grows beyond ${mostInValue} characters.`);
    this.#left -= text.length;
    if (this.#left >= 0 || text.length <= word.length) return text;
    return refusal(`With "${word}" the macros of this file become too long.`);
  }

  #borrow(name: string): string | undefined {
    if (/^\d+$/.test(name)) return undefined;
    const text = this.#stringOf(name);
    this.borrowed.set(name, text);
    return text;
  }
}

const refusal = (reason: string): Refusal => ({ reason: shortened(reason, 200) });
