import { createRequire } from "node:module";
import { resolve } from "node:path";

/** A bundle that is shipped, as esbuild.js has it. */
export interface ShippedBundle {
  /** From the project's folder, as in `src/core/search/bundle.ts`. */
  readonly entry: string;
  /** In npm's package, too or `alone`. */
  readonly commandLine?: true | "alone";
}

const build: { readonly bundles: Readonly<Record<string, ShippedBundle>> } = createRequire(
  resolve("package.json"),
)("./esbuild.js");

/** The one table of what is shipped. */
export const { bundles } = build;
