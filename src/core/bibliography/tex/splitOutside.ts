/**
 * Splits a TeX text where the pattern, a sticky one, matches outside of braces; `starts` are the characters at which it
 * can begin.
 */
export function splitOutside(value: string, separator: RegExp, starts: string): string[] {
  if (starts.length === 1 && !value.includes(starts)) return [value];
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < value.length; at++) {
    const char = value[at];
    if (char === "{") depth++;
    else if (char === "}") depth = Math.max(0, depth - 1);
    else if (depth === 0 && char !== undefined && starts.includes(char)) {
      separator.lastIndex = at;
      const match = separator.exec(value);
      if (match !== null) {
        parts.push(value.slice(start, at));
        at += match[0].length - 1;
        start = at + 1;
        continue;
      }
    }
    if (char === "\\") at++;
  }
  parts.push(value.slice(start));
  return parts;
}
