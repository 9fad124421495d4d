import { XMLParser, XMLValidator } from "fast-xml-parser";
import { reasonOf } from "../../text/reasonOf.ts";

/** An element of a style in citeproc's form; citeproc modifies it. */
export interface StyleElement {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: (StyleElement | string)[];
}

/** The longest text of a style, in characters; the longest of the 2,800 public styles has 246,000. */
const longest = 1_000_000;
/** The deepest nesting; no readable style is nested deeper. */
const deepest = 100;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: deepest,
});

/** The root element of an XML text without custom entities. Throws an error with a sentence if the text is invalid. */
export function styleTree(text: string): StyleElement {
  if (text.length > longest) throw new Error("it is longer than any citation style");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw new Error("it has a document type, which no citation style needs");
  const checked = XMLValidator.validate(text);
  if (checked !== true) throw new Error(`it is not XML: line ${checked.err.line}: ${checked.err.msg}`);
  const roots = elementsOf(parsed(text)).filter((one) => typeof one !== "string");
  const [root] = roots;
  if (typeof root !== "object" || roots.length > 1)
    throw new Error("it is not XML: it has no single root element");
  return root;
}

function parsed(text: string): unknown {
  try {
    return parser.parse(text);
  } catch (error) {
    throw new Error(`it cannot be read: ${reasonOf(error)}`);
  }
}

function elementsOf(list: unknown): (StyleElement | string)[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown): (StyleElement | string)[] => {
    if (typeof one !== "object" || one === null) return [];
    const name = Object.keys(one).find((key) => key !== ":@");
    if (name === undefined || name.startsWith("#comment")) return [];
    const content: unknown = Reflect.get(one, name);
    if (name === "#text") {
      const text = String(content);
      // Blanks between elements are only layout.
      return text.trim() === "" && list.length > 1 ? [] : [text];
    }
    const children = elementsOf(content);
    // citeproc expects the text of a term as its first child.
    if (children.length === 0 && /^(?:term|single|multiple)$/.test(name)) children.push("");
    return [{ name, attrs: attributesOf(one), children }];
  });
}

function attributesOf(node: object): Record<string, string> {
  const attributes: unknown = Reflect.get(node, ":@");
  if (typeof attributes !== "object" || attributes === null) return {};
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}

/** All descendants with a name, in document order. */
export function* descendants(of: StyleElement, name: string): Generator<StyleElement> {
  for (const child of of.children) {
    if (typeof child === "string") continue;
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}

/** The trimmed text of the first child with a name. */
export function childText(of: StyleElement | undefined, name: string): string {
  const child = of?.children.find((one) => typeof one === "object" && one.name === name);
  return typeof child === "object"
    ? child.children
        .filter((one) => typeof one === "string")
        .join("")
        .trim()
    : "";
}
