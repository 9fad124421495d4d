import { XMLParser } from "fast-xml-parser";
import { wellFormed } from "../../text/tidyText.ts";
import { listOf, member } from "../sources/fields.ts";

/** The longest text that is read as a note, in characters. */
const longest = 400_000;

/** Tags of Zotero's editor; any other angle brackets were typed by the reader. */
const tag =
  /<\/?(?:p|div|span|br|h[1-6]|ul|ol|li|blockquote|pre|code|table|t[rdh]|tbody|thead|hr|img|a|b|i|em|strong|u|s|del|su[bp]|strike)(?=[\s/>])[^<>]*>/i;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  unpairedTags: ["br", "hr", "img", "col", "input"],
});

/**
 * Converts a note or a comment of Zotero from its editor's HTML (headings, lists, quotes, emphasis, links, code,
 * tables, mathematics) to Markdown; pictures are only named. HTML that cannot be parsed loses its tags but no words.
 * Never throws.
 */
export function noteMarkdown(value: unknown): string {
  if (typeof value !== "string" || value.length > longest) return "";
  const text = wellFormed(value).replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (sign) =>
    /[\n\r\t]/.test(sign) ? sign : "",
  );
  if (!tag.test(text)) return tidy(unescaped(text));
  try {
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Error("a document type");
    return tidy(blocks(listOf(parser.parse(`<div>${text}</div>`))));
  } catch {
    return tidy(
      unescaped(
        text.replace(/<(?:br|\/p|\/div|\/li|\/h\d)[^<>]*>/gi, "\n").replace(/<\/?[a-z][^<>]*>/gi, ""),
      ),
    );
  }
}

const unescaped = (text: string) =>
  text.replace(
    /&(?:lt|gt|amp|quot|nbsp|#39);/g,
    (entity) =>
      ({ "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"' })[entity] ??
      (entity === "&nbsp;" ? " " : "'"),
  );

const tidy = (text: string) =>
  text
    .replace(/\u00a0/g, " ")
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

const blockTags = /^(?:p|div|h[1-6]|ul|ol|li|blockquote|pre|table|thead|tbody|tr|hr|body|html)$/;

interface Node {
  readonly name: string;
  readonly children: readonly unknown[];
  readonly text: string;
  readonly attributes: unknown;
}

function nodesOf(list: readonly unknown[]): readonly Node[] {
  return list.flatMap((one): Node[] => {
    if (typeof one !== "object" || one === null) return [];
    const name = Object.keys(one).find((key) => key !== ":@") ?? "";
    const content: unknown = Reflect.get(one, name);
    const text = name === "#text" ? String(content) : "";
    return [{ name: name.toLowerCase(), children: listOf(content), text, attributes: member(one, ":@") }];
  });
}

/** Converts blocks, one below the other; inline content between them becomes a paragraph. */
function blocks(list: readonly unknown[]): string {
  const parts: string[] = [];
  let line = "";
  const endLine = () => {
    if (line.trim() !== "") parts.push(line.trim());
    line = "";
  };
  for (const node of nodesOf(list)) {
    if (!blockTags.test(node.name)) {
      line += inline(node);
      continue;
    }
    endLine();
    const block = blockOf(node);
    if (block.trim() !== "") parts.push(block);
  }
  endLine();
  return parts.join("\n\n");
}

function blockOf(node: Node): string {
  const { name, children } = node;
  if (/^h[1-6]$/.test(name)) return `${"#".repeat(Number(name.slice(1)))} ${lineIn(children)}`;
  if (name === "ul" || name === "ol") return listText(node);
  if (name === "blockquote") return prefixed(blocks(children), "> ");
  if (name === "pre") {
    const text = plain(children).replace(/^\n|\n$/g, "");
    // This is how Zotero's editor stores display mathematics.
    return member(node.attributes, "class") === "math" ? text : `\`\`\`\n${text}\n\`\`\``;
  }
  if (name === "hr") return "---";
  if (name === "tr")
    return `| ${nodesOf(children)
      .filter(({ name: cell }) => /^t[hd]$/.test(cell))
      .map(({ children: cell }) => lineIn(cell).replaceAll("|", "\\|"))
      .join(" | ")} |`;
  if (/^t(?:able|head|body)$/.test(name)) return tableText(node);
  return blocks(children);
}

function listText({ name, children }: Node): string {
  return nodesOf(children)
    .filter((child) => child.name === "li")
    .map((item, n) => {
      const mark = name === "ol" ? `${n + 1}. ` : "- ";
      return (
        mark +
        prefixed(
          blocks(item.children).replace(/\n\n(?=[ \t]*(?:-|\d+\.) )/g, "\n"),
          " ".repeat(mark.length),
        ).trimStart()
      );
    })
    .join("\n");
}

function tableText(table: Node): string {
  const rows = (node: Node): readonly string[] =>
    nodesOf(node.children).flatMap((child) =>
      child.name === "tr" ? [blockOf(child)] : /^t(?:head|body|foot)$/.test(child.name) ? rows(child) : [],
    );
  const [head, ...rest] = rows(table);
  if (head === undefined) return "";
  const rule = `|${" --- |".repeat(head.split(/(?<!\\)\|/).length - 2)}`;
  return [head, rule, ...rest].join("\n");
}

/** Converts inline content: words with their marks. */
function inline({ name, children, text, attributes }: Node): string {
  if (name === "#text") return text.replace(/\s+/g, " ");
  if (name === "br") return "\n";
  if (name === "img") return "[picture]";
  const inner = nodesOf(children).map(inline).join("");
  const mark = { strong: "**", b: "**", em: "*", i: "*", del: "~~", s: "~~", strike: "~~", code: "`" }[name];
  if (mark !== undefined)
    return inner.trim() === "" ? inner : inner.replace(inner.trim(), (words) => mark + words + mark);
  const address = member(attributes, "href");
  if (name !== "a" || typeof address !== "string" || !/^(?:https?|zotero):\/\/[^\s<>()]+$/i.test(address))
    return inner;
  return inner.trim() === "" || inner.trim() === address ? address : `[${inner}](${address})`;
}

const lineIn = (children: readonly unknown[]) =>
  nodesOf(children).map(inline).join("").replace(/\s+/g, " ").trim();

const plain = (children: readonly unknown[]): string =>
  nodesOf(children)
    .map(({ name, text, children: inner }) => (name === "br" ? "\n" : text + plain(inner)))
    .join("");

const prefixed = (text: string, prefix: string) =>
  text
    .split("\n")
    .map((line) => (prefix + line).trimEnd())
    .join("\n");
