import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version in the package.json next to the folder of bundles; "" if it names none. */
export function productVersion(product: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(product, "..", "package.json"), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "";
}
