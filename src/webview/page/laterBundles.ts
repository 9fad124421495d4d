import type * as Code from "../code.ts";
import type * as Markdown from "../markdown.ts";
import type * as Formulas from "../math.ts";

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

/** A bundle that is already loaded, because the host put it into the page. */
export const loaded = <K extends Name>(name: K): Window[K] => window[name];

/** Loads a bundle once, when the page is in sight. `undefined` if it is missing or damaged: the content is then shown plainly. */
export async function loadLater<K extends Name>(name: K): Promise<Window[K]> {
  if (loaded(name) === undefined) {
    const script = loading.get(name) ?? seen().then(() => added(name));
    loading.set(name, script);
    await script;
  }
  return loaded(name);
}

/** In milliseconds; a page that nobody sees is not painted. */
const paintedWithin = 200;

/**
 * Settles once the page is painted. VS Code shows it when all of it is loaded, so what is asked for before that would
 * hold it up, and so would what runs before it is painted.
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
