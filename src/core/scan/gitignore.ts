import { type Wildmatch, wildmatch } from "./wildmatch.ts";

/**
 * The rules of one `.gitignore` (gitignore(5)), matched as Git matches them. Most rules are a plain name,
 * path or ending, which is looked up in a map. The others are tried as one expression first, because most
 * files match none of them.
 */
export interface Gitignore {
  /**
   * What the last matching rule says about a path relative to the file's folder;
   * `undefined` if no rule matches.
   */
  decide(path: string, isFolder: boolean): "ignored" | "kept" | undefined;
  /** Whether it has more rules with wildcards than are read. */
  readonly isCut: boolean;
}

/**
 * How many rules with wildcards are read from one file: each is tried on each path.
 * No repository has a tenth of that.
 */
export const mostWildcards = 1000;

interface Rule {
  readonly order: number;
  readonly negated: boolean;
  readonly folderOnly: boolean;
  /** Whether it matches the whole path, or only the last name. */
  readonly onPath: boolean;
  readonly pattern: string;
}

export function parseGitignore(text: string): Gitignore {
  const names = new Map<string, Rule[]>();
  const endings = new Map<string, Rule[]>();
  const paths = new Map<string, Rule[]>();
  let isCut = false;
  const others: { readonly rule: Rule; readonly match: Wildmatch }[] = [];
  text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .forEach((line, order) => {
      const rule = parseRule(line, order);
      if (rule === undefined) return;
      if (/^[^*?[\\]+$/.test(rule.pattern)) add(rule.onPath ? paths : names, rule.pattern, rule);
      else if (!rule.onPath && /^\*\.[^*?[\\.]+$/.test(rule.pattern))
        add(endings, rule.pattern.slice(1), rule);
      else if (others.length === mostWildcards) isCut = true;
      else {
        const match = wildmatch(rule.pattern, rule.onPath);
        if (match !== undefined) others.push({ rule, match });
      }
    });
  const any = (onPath: boolean) => union(others.filter((other) => other.rule.onPath === onPath));
  const [anyPath, anyName] = [any(true), any(false)];
  others.reverse();

  return {
    isCut,
    decide(path, isFolder) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      let last = lastOf(names.get(name), isFolder, undefined);
      if (paths.size > 0) last = lastOf(paths.get(path), isFolder, last);
      const dot = endings.size === 0 ? -1 : name.lastIndexOf(".");
      if (dot >= 0) last = lastOf(endings.get(name.slice(dot)), isFolder, last);
      if (anyPath?.test(path) || anyName?.test(name))
        for (const { rule, match } of others) {
          if (last !== undefined && rule.order < last.order) break;
          if ((rule.folderOnly && !isFolder) || !match.test(rule.onPath ? path : name)) continue;
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

function union(rules: readonly { readonly match: Wildmatch }[]): RegExp | undefined {
  return rules.length === 0
    ? undefined
    : new RegExp(rules.map(({ match }) => `^(?:${match.hint})$`).join("|"), "s");
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

/** Spaces at the end do not count, unless a backslash is before them. */
function withoutSpacesAtEnd(line: string): string {
  let end = 0;
  for (let at = 0; at < line.length; at++) {
    if (line.charAt(at) === "\\") at++;
    if (line.charAt(at) !== " " || line.charAt(at - 1) === "\\") end = at + 1;
  }
  return line.slice(0, end);
}
