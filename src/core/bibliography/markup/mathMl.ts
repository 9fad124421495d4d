import { scripted } from "../tex/texSymbols.ts";

/** An element with the text of its children, or a text. */
interface MathNode {
  readonly name: string;
  readonly children: string[];
}

const token = /<(\/?)(?:[a-z][\w-]*:)?([a-z][\w-]*)[^<>]*?(\/?)>|[^<]+|</gi;

/**
 * A MathML formula as one line of text: `<msup><mi>x</mi><mn>2</mn></msup>` becomes `x²`, fractions get a slash. A
 * missing or wrong end tag loses structure, never text.
 */
export function mathMlText(source: string): string {
  const open: MathNode[] = [{ name: "mrow", children: [] }];
  const close = () => {
    const node = open.pop();
    if (node !== undefined) open.at(-1)?.children.push(nodeText(node));
  };
  for (const [piece, slash, name, selfClosing] of source.matchAll(token)) {
    if (name === undefined) {
      const text = piece.replace(/\s+/g, " ");
      if (text.trim() !== "") open.at(-1)?.children.push(text.trim());
    } else if (slash === "/") {
      const depth = open.findLastIndex((node) => node.name === name.toLowerCase());
      while (depth > 0 && open.length > depth) close();
    } else if (selfClosing !== "/") open.push({ name: name.toLowerCase(), children: [] });
    else if (name.toLowerCase() === "mspace") open.at(-1)?.children.push(" ");
  }
  while (open.length > 1) close();
  const [root] = open;
  return (root?.children.join("") ?? "").replace(/\s+/g, " ").trim();
}

function nodeText({ name, children }: MathNode): string {
  const [base = "", first = "", second = ""] = children;
  switch (name) {
    case "msup":
    case "mover":
      return base + raised(first, "^");
    case "msub":
    case "munder":
      return base + raised(first, "_");
    case "msubsup":
    case "munderover":
      return base + raised(first, "_") + raised(second, "^");
    case "mfrac":
      return `${grouped(base)}/${grouped(first)}`;
    case "msqrt":
      return `√${grouped(children.join(""))}`;
    case "mo":
      return operator(children.join(""));
    case "mtext":
      return children.join(" ");
    case "annotation":
    case "annotation-xml":
      return "";
    default:
      return children.join("");
  }
}

const raised = (text: string, sign: "^" | "_"): string =>
  scripted(text, sign) ?? (sign === "^" ? `^${text}` : text);

/** Puts brackets around anything but a single word or number. */
export const grouped = (text: string): string => (/^[\p{L}\p{N}\p{M}.]*$/u.test(text) ? text : `(${text})`);

/** Puts blanks around binary operators, and removes invisible ones. */
const operator = (sign: string): string =>
  /^[=<>≤≥≠≈∼≡×±→∈+]$/u.test(sign) ? ` ${sign} ` : sign.replace(/[\u2061-\u2064]/g, "");
