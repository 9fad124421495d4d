// Types for what the bundle of citation styles imports without types.

declare module "*.csl" {
  const text: string;

  // biome-ignore lint/style/noDefaultExport: that is what the bundler makes of such a file.
  export { text as default };
}

/** Styles and locales of the Citation Style Language, by name; CC BY-SA 3.0, as each of them states. */
declare module "@citation-js/plugin-csl/lib/styles.json" {
  const styles: { readonly [name in "apa" | "harvard1" | "vancouver"]: string };

  // biome-ignore lint/style/noDefaultExport: that is what the bundler makes of such a file.
  export { styles as default };
}

declare module "@citation-js/plugin-csl/lib/locales.json" {
  const locales: Readonly<Record<string, string>>;

  // biome-ignore lint/style/noDefaultExport: that is what the bundler makes of such a file.
  export { locales as default };
}

declare module "citeproc" {
  interface System {
    retrieveItem(id: string): object;
    /** Returns XML, or its parsed tree. */
    retrieveLocale(language: string): string | object;
  }
  /** The items in each reference, and the references; false if the style has no bibliography. */
  type Bibliography = false | [{ readonly entry_ids: string[][] }, string[]];
  class Engine {
    /** `style` is XML, or its parsed tree, which the engine modifies. */
    constructor(system: System, style: string | object);
    readonly opt: { readonly development_extensions: Record<string, boolean> };
    readonly bibliography: { readonly opt: Readonly<Record<string, unknown>> };
    setOutputFormat(format: "text"): void;
    /** Takes all items of the bibliography so far; processes only new ones. */
    updateItems(ids: readonly string[]): void;
    /** Makes the given number of references after an item, or all of them. */
    makeBibliography(page?: {
      readonly page_start: true | string;
      readonly page_length: number;
    }): Bibliography;
  }
}
