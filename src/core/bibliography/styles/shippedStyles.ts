import styles from "@citation-js/plugin-csl/lib/styles.json";
import acm from "./own/acm.csl";
import chicago from "./own/chicago.csl";
import ieee from "./own/ieee.csl";
import nature from "./own/nature.csl";
import type { ShippedStyle } from "./styleNames.ts";

/** The texts of the shipped styles. The three that are not in `own` come from citationstyles.org. */
export const shippedStyles: Readonly<Record<ShippedStyle, string>> = {
  acm,
  apa: styles.apa,
  chicago,
  harvard: styles.harvard1,
  ieee,
  nature,
  vancouver: styles.vancouver,
};
