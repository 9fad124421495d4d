/** One part of a pattern: which characters match it, and how often. */
interface Step {
  readonly source: string;
  /** `folders` is `(?:.*\/)?`: nothing, or anything up to a slash. */
  readonly kind: "one" | "many" | "folders";
}

/** Whether a pattern matches a whole path or name. */
export interface Wildmatch {
  test(text: string): boolean;
  /** The source of a fast expression that matches everything that the pattern matches, and perhaps more. */
  readonly hint: string;
}

/**
 * With up to this many loops an expression takes quadratic time in a path's
 * length; with ten it would never end.
 */
const fewLoops = 2;

/** Git's wildmatch; `undefined` if the pattern can match nothing. */
export function wildmatch(pattern: string, onPath: boolean): Wildmatch | undefined {
  const steps = stepsOf(pattern, onPath);
  if (steps === undefined) return undefined;
  const lastLoop = steps.findLastIndex(({ kind }) => kind !== "one");
  if (steps.filter(({ kind }) => kind !== "one").length <= fewLoops) {
    const source = steps.map(sourceOf).join("");
    const expression = new RegExp(`^(?:${source})$`, "s");
    return { test: (text) => expression.test(text), hint: source };
  }
  const tail = steps.slice(lastLoop + 1).map(sourceOf);
  return { test: stepMatcher(steps), hint: `.*${tail.join("")}` };
}

function sourceOf({ source, kind }: Step): string {
  return kind === "folders" ? "(?:.*/)?" : kind === "many" ? `${source}*` : source;
}

/** Tries all ways through the steps at once, character by character: takes at most steps times characters. */
function stepMatcher(steps: readonly Step[]): (text: string) => boolean {
  const fits = steps.map(({ source }) => new RegExp(`^(?:${source})$`, "s"));
  const last = steps.length;
  return (text) => {
    // For each step, whether it may begin here (1), and whether the text is within its folders (2).
    let here = new Uint8Array(last + 1);
    here[0] = 1;
    for (let at = 0; ; at++) {
      // A loop may match no character.
      for (let step = 0; step < last; step++)
        if (((here[step] ?? 0) & 1) === 1 && steps[step]?.kind !== "one") mark(here, step + 1, 1);
      if (at === text.length) return here[last] === 1;
      const char = text.charAt(at);
      const next = new Uint8Array(last + 1);
      for (let step = 0; step < last; step++) {
        if (here[step] === 0 || fits[step]?.test(char) !== true) continue;
        const kind = steps[step]?.kind;
        if (kind === "one") mark(next, step + 1, 1);
        else mark(next, step, kind === "folders" ? 2 : 1);
        if (kind === "folders" && char === "/") mark(next, step + 1, 1);
      }
      here = next;
    }
  };
}

function mark(states: Uint8Array, step: number, bit: number): void {
  states[step] = (states[step] ?? 0) | bit;
}

function stepsOf(pattern: string, onPath: boolean): readonly Step[] | undefined {
  const steps: Step[] = [];
  const one = (source: string) => steps.push({ source, kind: "one" });
  for (let at = 0; at < pattern.length; ) {
    const char = pattern.charAt(at);
    if (char === "*") {
      let end = at;
      while (pattern.charAt(end) === "*") end++;
      // Git compares the text before the first wildcard by itself, so the `**` of `a**/` counts as if it
      // began the pattern.
      const before = pattern.charAt(at - 1) === "/" || /^[^*?[\\]*$/.test(pattern.slice(0, at));
      const across = onPath && end - at > 1 && before;
      if (across && end === pattern.length) steps.push({ source: ".", kind: "many" });
      else if (across && pattern.charAt(end) === "/") {
        steps.push({ source: ".", kind: "folders" });
        end++;
      } else steps.push({ source: "[^/]", kind: "many" });
      at = end;
    } else if (char === "?") {
      one("[^/]");
      at++;
    } else if (char === "[") {
      const set = bracket(pattern, at + 1);
      if (set === undefined) return undefined;
      one(set.source);
      at = set.end;
    } else if (char === "\\") {
      // A backslash at the very end makes the pattern invalid.
      if (at + 1 === pattern.length) return undefined;
      one(literal(pattern.charAt(at + 1)));
      at += 2;
    } else {
      one(literal(char));
      at++;
    }
  }
  return steps;
}

/**
 * The set whose `[` is right before `start`; `undefined` if it never ends or
 * has a class that Git does not know.
 */
function bracket(
  pattern: string,
  start: number,
): { readonly source: string; readonly end: number } | undefined {
  let at = start;
  const negated = /[!^]/.test(pattern.charAt(at));
  if (negated) at++;
  const first = at;
  let items = "";
  for (; at < pattern.length; at++) {
    if (pattern.charAt(at) === "]" && at > first) {
      const source = negated ? `(?!/)[^${items}]` : items === "" ? "(?!)" : `(?!/)[${items}]`;
      return { source, end: at + 1 };
    }
    const named = /^\[:(\w*):\]/.exec(pattern.slice(at));
    if (named) {
      const posix = posixClasses[named[1] ?? ""];
      if (posix === undefined) return undefined;
      items += posix;
      at += named[0].length - 1;
      continue;
    }
    if (pattern.charAt(at) === "\\") at++;
    const low = pattern.charAt(at);
    if (pattern.charAt(at + 1) === "-" && at + 2 < pattern.length && pattern.charAt(at + 2) !== "]") {
      at += 2;
      if (pattern.charAt(at) === "\\") at++;
      const high = pattern.charAt(at);
      if (low <= high) items += `${inSet(low)}-${inSet(high)}`;
    } else items += inSet(low);
  }
  return undefined;
}

const posixClasses: Readonly<Record<string, string>> = {
  alnum: "a-zA-Z0-9",
  alpha: "a-zA-Z",
  blank: " \\t",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "\\x21-\\x7e",
  lower: "a-z",
  print: "\\x20-\\x7e",
  punct: "\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e",
  space: "\\s",
  upper: "A-Z",
  xdigit: "0-9a-fA-F",
};

function literal(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}

function inSet(char: string): string {
  return char.replace(/[\\\]^-]/, "\\$&");
}
