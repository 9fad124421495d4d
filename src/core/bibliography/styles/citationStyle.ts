import { childText, descendants, type StyleElement, styleTree } from "./styleTree.ts";

/** A style in the Citation Style Language (CSL 1.0) that has a bibliography. */
export interface CitationStyle {
  /** The title in its file; "" if there is none. */
  readonly title: string;
  readonly root: StyleElement;
  /** The language of its references, as `de-DE`; `undefined` if the reader chooses. */
  readonly language?: string;
}

const namespace = "http://purl.org/net/xbiblio/csl";
/** The most elements that one reference may process, including nested macros; public styles need at most 2,600. */
const mostRun = 20_000;
/** The most elements that citeproc may build for the sort keys; public styles need at most 110,000. */
const mostBuilt = 400_000;
/** How deeply macros may call each other. */
const deepest = 50;

/**
 * Reads a `.csl` file from any source. Refuses files that are not styles, call themselves in a circle, or would take
 * too long. Throws an error whose message is full sentences that say what is wrong.
 */
export function readStyle(text: string): CitationStyle {
  const root = styleTree(text.replace(/^\ufeff/, ""));
  if (root.name !== "style" || root.attrs.xmlns !== namespace)
    throw new Error("it is not a style of the Citation Style Language");
  const [info] = descendants(root, "info");
  const bibliography = root.children.find((one) => typeof one === "object" && one.name === "bibliography");
  if (typeof bibliography !== "object") {
    const parent =
      info && [...descendants(info, "link")].find(({ attrs }) => attrs.rel === "independent-parent");
    throw new Error(
      parent
        ? `it only points to the style ${parent.attrs.href ?? ""}: use the file of that one`
        : "it has no bibliography, only notes or citations",
    );
  }
  const macros = new Map([...descendants(root, "macro")].map((macro) => [macro.attrs.name ?? "", macro]));
  const isTooMuch = (part: string, most: number, built: boolean) =>
    [...descendants(root, part)].some((one) => steps(one, macros, new Map(), [], built) > most);
  if (
    isTooMuch("bibliography", mostRun, false) ||
    isTooMuch("citation", mostRun, false) ||
    isTooMuch("sort", mostBuilt, true)
  )
    throw new Error("its macros run each other too often for one reference");
  const language = root.attrs["default-locale"];
  return { title: childText(info, "title"), root, ...(language !== undefined && { language }) };
}

/**
 * Counts the most elements that are processed, with macros counted for each call; with `built`, counts all branches of
 * a choice.
 */
function steps(
  element: StyleElement,
  macros: ReadonlyMap<string, StyleElement>,
  known: Map<string, number>,
  open: readonly string[],
  built: boolean,
): number {
  const below = element.children.map((child) =>
    typeof child === "object" ? steps(child, macros, known, open, built) : 0,
  );
  const count =
    element.name === "choose" && !built ? Math.max(0, ...below) : below.reduce((sum, one) => sum + one, 1);
  const { macro: name } = element.attrs;
  if (name === undefined) return count;
  if (open.includes(name)) throw new Error(`its macro ${name} leads in a circle`);
  if (open.length > deepest) throw new Error("its macros are nested too deeply");
  const macro = macros.get(name);
  if (!macro) throw new Error(`it has no macro ${name}, which it uses`);
  const inMacro = known.get(name) ?? steps(macro, macros, known, [...open, name], built);
  known.set(name, inMacro);
  return count + inMacro;
}
