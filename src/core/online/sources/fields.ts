import type { Paper } from "../../paper.ts";
import { wellFormed } from "../../text/tidyText.ts";

// Data from the net may be anything: each field is read separately, and dropped if it is not valid.

/** Control characters can steer a terminal; bidi controls can make a text look different from what it is. */
const hidden = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/** A text on one line; `undefined` if it is empty or longer than `most` characters. */
export function lineOf(value: unknown, most = 2000): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const line = wellFormed(String(value))
    .replace(/\s+/g, " ")
    .replace(hidden, "")
    .replace(/ {2,}/g, " ")
    .trim();
  return line === "" || line.length > most ? undefined : line;
}

/** The texts of a list; other items, and those after the first `most`, are left out. */
export function linesOf(value: unknown, most = 10_000): readonly string[] {
  return listOf(value)
    .slice(0, most)
    .flatMap((one) => lineOf(one, 300) ?? []);
}

/** A list as it is; empty for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A member of an object, by its path; `undefined` if there is none. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

/** A web address, as written; `undefined` for anything else. */
export function webAddressOf(value: unknown): string | undefined {
  const line = lineOf(value);
  return line !== undefined && /^https?:\/\/[^\s/]+\.[^\s/]+\S*$/i.test(line) ? line : undefined;
}

/** The day of a timestamp, `YYYY-MM-DD`, if that day exists. */
export function dayOf(value: unknown): string | undefined {
  const day = typeof value === "string" ? /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(value)?.[0] : undefined;
  if (day === undefined) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : day;
}

/** A DOI without prefix. */
export function doiOf(value: unknown): string | undefined {
  const bare = lineOf(value, 400)?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "");
  return bare !== undefined && /^10\.\d{4,9}\/\S+$/.test(bare) ? bare : undefined;
}

/** The fields that have a value. */
export function withoutAbsent(
  fields: { readonly [F in keyof Paper]?: Paper[F] | undefined } & { readonly title: string },
): Omit<Paper, "citekey"> {
  const said = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return { title: fields.title, ...Object.fromEntries(said) };
}
