import { texText } from "./texText.ts";

/**
 * The full names of a BibTeX list of people, "Given Family": `Jiang, Ziheng and {The Team} and van der Berg, Jr., Jan`.
 * `others` is left out.
 */
export function texNames(value: string): string[] {
  return splitOutside(value, /\s+and(?=\s|$)|^and(?=\s)/giy)
    .flatMap((name) => {
      const parts = splitOutside(name, /,/y);
      // More commas than any name has: people parted by commas, against the rule and often seen.
      return parts.length > 3 && !/^\s*(?:family|given)\s*=/.test(name) ? parts : [name];
    })
    .map(fullName)
    .filter((name) => name !== "" && name.toLowerCase() !== "others");
}

function fullName(name: string): string {
  const parts = splitOutside(name, /,/y).map((part) => part.trim());
  if (parts.some((part) => /^(?:family|given)\s*=/.test(part))) return extendedName(parts);
  const [family = "", second = "", third] = parts;
  // "First von Last" as written; "von Last, First"; "von Last, Jr, First".
  const ordered = third === undefined ? [second, family] : [third, family, second];
  return texText(ordered.join(" "));
}

/** Biblatex' own form, which Better BibTeX writes for particles: `family=Beethoven, given=Ludwig, prefix=van`. */
function extendedName(parts: readonly string[]): string {
  const values = new Map(
    parts.map((part) => {
      const equals = part.indexOf("=");
      return [part.slice(0, equals).trim(), part.slice(equals + 1)] as const;
    }),
  );
  const order = ["given", "prefix", "family", "suffix"];
  return texText(
    order
      .map((name) => values.get(name) ?? "")
      .join(" ")
      .replace(/["]/g, ""),
  );
}

/** Splits where the pattern, a sticky one, matches outside of braces. */
function splitOutside(value: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < value.length; at++) {
    const char = value[at];
    if (char === "\\") at++;
    else if (char === "{") depth++;
    else if (char === "}") depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      separator.lastIndex = at;
      const match = separator.exec(value);
      if (match !== null) {
        parts.push(value.slice(start, at));
        at += match[0].length - 1;
        start = at + 1;
      }
    }
  }
  parts.push(value.slice(start));
  return parts;
}
