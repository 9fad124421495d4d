/**
 * Converts a glob of `files.exclude` or `search.exclude`, as VS Code reads it (`vs/base/common/glob.ts`), to
 * the source of an expression for a whole path relative to the workspace folder: `*.js` matches the files at
 * its top, `**\/*.js` those at every depth. Case counts.
 */
export function globSource(glob: string): string {
  const segments = splitOutside(glob, "/");
  if (segments.every((segment) => segment === "**")) return ".*";
  let source = "";
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1;
    if (segment === "**") {
      if (segments[index - 1] !== "**") source += last ? "(?:/.*)?" : "(?:[^/]*/)*?";
      return;
    }
    source += segmentSource(segment);
    // The slash before a `**` at the end belongs to the `**`: `a/**` matches `a` too.
    const endsInStars = segments.slice(index + 1).every((later) => later === "**");
    if (!last && !endsInStars) source += "/";
  });
  return source;
}

function segmentSource(segment: string): string {
  let source = "";
  for (let at = 0; at < segment.length; at++) {
    const char = segment.charAt(at);
    const end = char === "{" ? closing(segment, at) : char === "[" ? segment.indexOf("]", at + 2) : -1;
    if (char === "*") source += source.endsWith("[^/]*") ? "" : "[^/]*";
    else if (char === "?") source += "[^/]";
    else if (char === "{" && end > 0) {
      source += `(?:${splitOutside(segment.slice(at + 1, end), ",")
        .map(globSource)
        .join("|")})`;
      at = end;
    } else if (char === "[" && end > 0) {
      source += setSource(segment.slice(at + 1, end));
      at = end;
    } else source += char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
  }
  return source;
}

/** A set never matches a slash; one that is out of order (`[z-a]`) matches nothing. */
function setSource(items: string): string {
  const source = items.replace(/^[!^]/, "").replace(/[\\\]^/]/g, (char) => (char === "/" ? "" : `\\${char}`));
  const set = `[${/^[!^]/.test(items) ? "^" : ""}${source}]`;
  try {
    new RegExp(set);
    return `(?!/)${set}`;
  } catch {
    return "(?!)";
  }
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text.charAt(at) === "{") depth++;
    else if (text.charAt(at) === "}" && --depth === 0) return at;
  }
  return -1;
}

/** Splits at separators outside of all braces and brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [start, braces, inSet] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === separator && braces === 0 && !inSet) {
      parts.push(text.slice(start, at));
      start = at + 1;
    } else if (char === "{") braces++;
    else if (char === "}" && braces > 0) braces--;
    else if (char === "[" && text.includes("]", at)) inSet = true;
    else if (char === "]") inSet = false;
  }
  return [...parts, text.slice(start)];
}
