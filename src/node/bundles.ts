import { createRequire } from "node:module";
import { join } from "node:path";

/** The exports of the bundles beside cli.js. */
interface Bundles {
  readonly bibliography: typeof import("../core/bibliography/bundle.ts");
  readonly library: typeof import("../core/library/bundle.ts");
  readonly online: typeof import("../core/online/bundle.ts");
  readonly seeds: typeof import("../core/library/seeds/bundle.ts");
  readonly styles: typeof import("../core/bibliography/styles/bundle.ts");
}

/** Loads a bundle of the command line on demand; `product` is the folder with the bundles. */
export function loadBundle<K extends keyof Bundles>(product: string, name: K): Bundles[K] {
  return bundleAt(product, name) as Bundles[K];
}

/** The exports of any bundle in the folder, untyped. */
export function bundleAt(product: string, name: string): unknown {
  return createRequire(join(product, "cli.js"))(`./${name}.js`);
}
