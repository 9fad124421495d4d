import { mathText } from "../tex/texMath.ts";
import { withoutEntities } from "./entities.ts";
import { mathMlText } from "./mathMl.ts";

/** Elements of HTML, JATS and CSL's rich text that only format text within a line. */
const inline =
  /^(?:i|b|u|s|a|q|em|strong|sub|sup|small|big|span|tt|code|font|cite|abbr|nobr|sc|scp|inf|emph|italic|bold|roman|monospace|underline|overline|strike|sans-serif|styled-content|named-content|ext-link|xref|inline-formula|alternatives)$/;
/** Elements whose tags become a blank. */
const block = /^(?:p|br|div|title|sec|list|list-item|li|ul|ol|hr|disp-formula|abstract|h[1-6])$/;
/** Elements whose content is left out. */
const hidden = /^(?:tex-math|annotation|annotation-xml|script|style)$/;

const tag =
  /<(\/?)((?:[a-z][\w-]*:)?([a-z][\w-]*))((?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))*)\s*\/?>/gi;

/**
 * Removes the entities and the tags of HTML, JATS and MathML that Zotero, Crossref and publishers put into values.
 * Only known tags that come in pairs are removed: `When x<y but a>b` is not markup.
 */
export function plainMarkup(value: string): string {
  const text = value.includes("&") ? withoutEntities(value) : value;
  if (!text.includes("<") || !/<[/a-z]/i.test(text)) return text;
  const tags = [...text.matchAll(tag)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    isClosing: match[1] === "/",
    isEmpty: match[0].endsWith("/>"),
    name: (match[3] ?? "").toLowerCase(),
  }));
  const closing = new Set(tags.filter(({ isClosing }) => isClosing).map(({ name }) => name));
  const opening = new Set(tags.filter(({ isClosing }) => !isClosing).map(({ name }) => name));
  const unclosed = new Set<string>();
  let plain = "";
  let at = 0;
  for (let place = 0; place < tags.length; place++) {
    const one = tags[place];
    if (one === undefined || one.start < at) continue;
    const isPaired = one.isEmpty || (one.isClosing ? opening : closing).has(one.name);
    const isBlock = block.test(one.name);
    if (!isPaired && !(isBlock && one.name.length > 1)) continue;
    if (!one.isClosing && !one.isEmpty && (one.name === "math" || hidden.test(one.name))) {
      if (unclosed.has(one.name)) continue;
      const end = tags.find((other, index) => index > place && other.isClosing && other.name === one.name);
      if (end === undefined) {
        unclosed.add(one.name);
        continue;
      }
      plain += text.slice(at, one.start);
      const content = text.slice(one.end, end.start);
      if (one.name === "math") plain += mathMlText(content);
      // IEEE gives formulas in TeX only; others give MathML as well.
      else if (one.name === "tex-math" && !opening.has("math")) plain += texFormula(content);
      at = end.end;
      continue;
    }
    if (!isBlock && !inline.test(one.name)) continue;
    plain += text.slice(at, one.start) + (isBlock ? " " : "");
    at = one.end;
  }
  return plain + text.slice(at);
}

const texFormula = (source: string): string =>
  mathText(source.trim().replace(/^\$+|\$+$|^\\[([]|\\[)\]]$/g, "")).text;
