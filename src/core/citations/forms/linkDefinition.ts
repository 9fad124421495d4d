/** How many characters after its bracket a link's target or definition is read. */
const longestDefinition = 600;

/**
 * Matches what may precede a definition on its line: indentation, the marks of lists, quotes and comments.
 */
const beforeDefinition = /^(?:[^\p{L}\p{N}]|\d{1,9}[.)])*$/u;
/**
 * Matches an address, perhaps on the next line, and perhaps a title after it; not a sentence after the colon.
 */
const addressOfDefinition =
  /^:[ \t]*(?:\r?\n[ \t]*)?(?:<[^<>\n]*>|(?:[a-z][a-z\d+.-]{0,30}:\S|\.{0,2}\/|#|(?:[\w-]{1,63}\.){1,6}[a-z]{2,}(?![^\s/:?#]))\S*)[ \t]*(?:["'(][^\n]*)?(?=[\r\n]|$)/i;

/**
 * Whether the bracket from `open` to `close` is the label of a link definition: `[@user]: https://…`
 * (CommonMark 4.7). `[@key]: they show …` is a citation with a colon after it.
 */
export function isLinkDefinition(text: string, open: number, close: number): boolean {
  if (text.charAt(close + 1) !== ":") return false;
  const before = text.slice(Math.max(0, open - 200), open);
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
  const after = text.slice(close + 1, close + 1 + longestDefinition);
  return beforeDefinition.test(line) && addressOfDefinition.test(after);
}

const linkTarget =
  /^\([ \t\r\n]{0,20}(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:[ \t\r\n]{1,20}["'(][^\n]*)?[ \t\r\n]{0,20}\)/;
/** Matches a second bracket that is a footnote's mark or contains a key. */
const ownBracket = /^\[(?:\^|(?:[^[\]@\n]{0,200}[\s;(-])?@[\p{L}\p{N}_{])/u;

/** Whether a bracket that closes at `close` is the text of a link, an image or a span: `[@user](https://…)`, `[@user][1]`. */
export function isLinkText(text: string, open: number, close: number): boolean {
  const after = text.slice(close + 1, close + 1 + longestDefinition);
  switch (after.charAt(0)) {
    case "(":
      return linkTarget.test(after);
    case "[":
      return !ownBracket.test(after);
    case ":":
      return isLinkDefinition(text, open, close);
    default:
      return after.startsWith("{");
  }
}
