/**
 * The rules of one `.gitignore` (gitignore(5)), matched as Git matches them. Most rules are a plain name or an ending,
 * and most files match none: those two are looked up, all others are tried as one expression before each alone.
 */
export interface Gitignore {
  /** What the last matching rule says of a path relative to the file's folder; `undefined`: no rule matches. */
  decide(path: string, isFolder: boolean): "ignored" | "kept" | undefined;
}

interface Rule {
  readonly order: number;
  readonly negated: boolean;
  readonly folderOnly: boolean;
  /** Matches the whole path (true) or the last name alone. */
  readonly onPath: boolean;
  readonly pattern: string;
}

export function parseGitignore(text: string): Gitignore {
  const names = new Map<string, Rule[]>();
  const endings = new Map<string, Rule[]>();
  const others: { readonly rule: Rule; readonly expression: RegExp }[] = [];
  text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .forEach((line, order) => {
      const rule = parseRule(line, order);
      if (rule === undefined) return;
      if (!rule.onPath && /^[^*?[\\]+$/.test(rule.pattern)) add(names, rule.pattern, rule);
      else if (!rule.onPath && /^\*\.[^*?[\\.]+$/.test(rule.pattern))
        add(endings, rule.pattern.slice(1), rule);
      else {
        const source = wildmatchSource(rule.pattern, rule.onPath);
        if (source !== undefined) others.push({ rule, expression: new RegExp(`^(?:${source})$`, "s") });
      }
    });
  const any = (onPath: boolean) => union(others.filter((other) => other.rule.onPath === onPath));
  const [anyPath, anyName] = [any(true), any(false)];
  others.reverse();

  return {
    decide(path, isFolder) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      let last = lastOf(names.get(name), isFolder, undefined);
      const dot = endings.size === 0 ? -1 : name.lastIndexOf(".");
      if (dot >= 0) last = lastOf(endings.get(name.slice(dot)), isFolder, last);
      if (anyPath?.test(path) || anyName?.test(name))
        for (const { rule, expression } of others) {
          if (last !== undefined && rule.order < last.order) break;
          if ((rule.folderOnly && !isFolder) || !expression.test(rule.onPath ? path : name)) continue;
          last = rule;
          break;
        }
      return last === undefined ? undefined : last.negated ? "kept" : "ignored";
    },
  };
}

function add(map: Map<string, Rule[]>, key: string, rule: Rule): void {
  const rules = map.get(key);
  if (rules === undefined) map.set(key, [rule]);
  else rules.push(rule);
}

function lastOf(
  rules: readonly Rule[] | undefined,
  isFolder: boolean,
  before: Rule | undefined,
): Rule | undefined {
  const found = rules?.findLast((rule) => isFolder || !rule.folderOnly);
  return found !== undefined && (before === undefined || found.order > before.order) ? found : before;
}

function union(rules: readonly { readonly expression: RegExp }[]): RegExp | undefined {
  return rules.length === 0
    ? undefined
    : new RegExp(rules.map((rule) => rule.expression.source).join("|"), "s");
}

function parseRule(line: string, order: number): Rule | undefined {
  if (line.startsWith("#")) return undefined;
  let pattern = withoutSpacesAtEnd(line);
  const negated = pattern.startsWith("!");
  if (negated) pattern = pattern.slice(1);
  const folderOnly = pattern.endsWith("/");
  if (folderOnly) pattern = pattern.slice(0, -1);
  const onPath = pattern.includes("/");
  if (pattern.startsWith("/")) pattern = pattern.slice(1);
  return pattern === "" ? undefined : { order, negated, folderOnly, onPath, pattern };
}

/** Spaces at the end do not count, unless a backslash stands before them. */
function withoutSpacesAtEnd(line: string): string {
  let end = 0;
  for (let at = 0; at < line.length; at++) {
    if (line.charAt(at) === "\\") at++;
    if (line.charAt(at) !== " " || line.charAt(at - 1) === "\\") end = at + 1;
  }
  return line.slice(0, end);
}

/** Git's wildmatch as the source of an expression; `undefined` where the pattern can match nothing. */
function wildmatchSource(pattern: string, onPath: boolean): string | undefined {
  let source = "";
  for (let at = 0; at < pattern.length; ) {
    const char = pattern.charAt(at);
    if (char === "*") {
      let end = at;
      while (pattern.charAt(end) === "*") end++;
      // Git compares what stands before the first wildcard by itself, so `a**/` begins anew behind the `a`.
      const before = pattern.charAt(at - 1) === "/" || /^[^*?[\\]*$/.test(pattern.slice(0, at));
      const across = onPath && end - at > 1 && before;
      if (across && end === pattern.length) source += ".*";
      else if (across && pattern.charAt(end) === "/") {
        source += "(?:.*/)?";
        end++;
      } else source += "[^/]*";
      at = end;
    } else if (char === "?") {
      source += "[^/]";
      at++;
    } else if (char === "[") {
      const set = bracket(pattern, at + 1);
      if (set === undefined) return undefined;
      source += set.source;
      at = set.end;
    } else if (char === "\\") {
      // A backslash at the very end makes the pattern invalid.
      if (at + 1 === pattern.length) return undefined;
      source += literal(pattern.charAt(at + 1));
      at += 2;
    } else {
      source += literal(char);
      at++;
    }
  }
  return source;
}

/** The set whose `[` stands before `start`; `undefined` where it never ends or is no set that Git knows. */
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
