/** Made by esbuild.js of the files in `seeds`, in the order of their names: what the library's parsers read in each. */
declare module "shipped-seeds" {
  export const shippedSeeds: readonly {
    readonly name: string;
    readonly content: import("../source.ts").LibraryContent;
  }[];
}
