// What the bundle of citation styles imports that has no types of its own.

declare module "*.csl" {
  const text: string;

  // biome-ignore lint/style/noDefaultExport: that is what the bundler makes of such a file.
  export { text as default };
}

/** Styles and locales of the Citation Style Language, by name; CC BY-SA 3.0, as each of them says itself. */
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
    /** XML, or the tree of it. */
    retrieveLocale(language: string): string | object;
  }
  /** What stands in each reference, and the references; false where the style has no bibliography. */
  type Bibliography = false | [{ readonly entry_ids: string[][] }, string[]];
  class Engine {
    /** `style` is XML, or the tree of it, which the engine writes into. */
    constructor(system: System, style: string | object);
    readonly opt: { readonly development_extensions: Record<string, boolean> };
    readonly bibliography: { readonly opt: Readonly<Record<string, unknown>> };
    setOutputFormat(format: "text"): void;
    /** All items of the bibliography so far; those that are there already are not processed again. */
    updateItems(ids: readonly string[]): void;
    /** Of so many items behind one, or all of them. */
    makeBibliography(page?: {
      readonly page_start: true | string;
      readonly page_length: number;
    }): Bibliography;
  }
}
