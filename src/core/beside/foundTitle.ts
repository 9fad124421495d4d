import type { BesideTitle } from "./besideTitle.ts";
import type { Range } from "./range.ts";

/** A title in a text, with its range there. */
export interface FoundTitle extends Range, Pick<BesideTitle, "place" | "kind"> {
  /** Without markup. */
  readonly text: string;
}
