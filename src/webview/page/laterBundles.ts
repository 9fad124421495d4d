import type * as Markdown from "../markdown.ts";
import type * as Formulas from "../math.ts";
import type * as Code from "../syntaxColours.ts";

/** The bundles that the page loads only when it has something to show with them, by their global names. */
export interface LaterBundles {
  readonly readerMarkdown: typeof Markdown;
  readonly readerMath: typeof Formulas;
  readonly readerCode: typeof Code;
}

type Name = keyof LaterBundles;

declare global {
  interface Window extends Partial<LaterBundles> {}
}

/** The page's own script: the other bundles lie beside the file that it was read from and use the same nonce. */
const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;
const loading = new Map<Name, Promise<unknown>>();

/** A bundle, if it is loaded: with the page's HTML, or by `loadLater`. */
export const loaded = <K extends Name>(name: K): Window[K] => window[name];

/** Loads a bundle once the page is painted. `undefined` if it is missing or damaged; its content then stays plain. */
export async function loadLater<K extends Name>(name: K): Promise<Window[K]> {
  if (loaded(name) === undefined) {
    const script = loading.get(name) ?? seen().then(() => added(name));
    loading.set(name, script);
    await script;
  }
  return loaded(name);
}

/** The longest wait for painting, in milliseconds: a hidden page is never painted. */
const paintedWithin = 200;

/**
 * Settles once the page is painted. VS Code shows a page when all that it requested is loaded, so bundles requested
 * earlier would delay it, and so would scripts that run before it is painted.
 */
async function seen(): Promise<void> {
  if (document.readyState !== "complete")
    await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
  await new Promise<void>((resolve) => {
    window.requestAnimationFrame(() => window.setTimeout(resolve));
    window.setTimeout(resolve, paintedWithin);
  });
}

function added(name: Name): Promise<unknown> {
  const address = (file: string) => (own?.dataset.address ?? "").replace(/reader\.js(?=$|\?)/, file);
  if (name === "readerMath") {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = address(`${name}.css`);
    document.head.append(style);
  }
  const script = document.createElement("script");
  script.nonce = own?.nonce ?? "";
  script.src = address(`${name}.js`);
  return new Promise((resolve) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", resolve);
    document.head.append(script);
  });
}
