export interface CitekeyProblem {
  readonly code: "empty" | "start" | "end" | "character" | "doubled" | "reserved" | "long";
  /** The offending character or word. */
  readonly what: string;
}

/** Device names that Windows reserves, with any extension. */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const longest = 120;

/**
 * Why a key cannot name a paper file; `undefined` if it can. A key must be valid after pandoc's `@` without braces (a
 * letter, a digit or `_` first and last, single `.#$%&-+~` inside) and be a file name on every system (so without
 * pandoc's `:?<>/`). Keys in imported bibliographies are not restricted.
 */
export function citekeyProblem(key: string): CitekeyProblem | undefined {
  if (key === "") return { code: "empty", what: "" };
  const stranger = /[^\p{L}\p{N}\p{M}_.#$%&+~-]/u.exec(key);
  if (stranger) return { code: "character", what: stranger[0] };
  const first = /^[^\p{L}\p{N}_]/u.exec(key);
  if (first) return { code: "start", what: first[0] };
  const last = /[.#$%&+~-]$/.exec(key);
  if (last) return { code: "end", what: last[0] };
  const doubled = /[.#$%&+~-]{2,}/.exec(key);
  if (doubled) return { code: "doubled", what: doubled[0] };
  const device = reserved.exec(key);
  if (device) return { code: "reserved", what: device[1] ?? key };
  return key.length > longest ? { code: "long", what: String(longest) } : undefined;
}
