/** Made by esbuild.js from the files in `seeds`, sorted by name: what the library's parsers read from each. */
declare module "shipped-seeds" {
  export const shippedSeeds: readonly {
    readonly name: string;
    readonly content: import("../source.ts").LibraryContent;
  }[];
}
