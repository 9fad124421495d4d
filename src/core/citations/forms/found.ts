import type { PaperId } from "../../paperId.ts";
import type { Form } from "../citation.ts";

/**
 * A citation as found in a text, before its context and line are known. Offsets
 * are from the start of the text.
 */
export interface Found {
  readonly form: Form;
  /** Ids name the work itself and count in strings too; keys count where people write prose. */
  readonly kind: "id" | "key";
  readonly raw: string;
  readonly target: PaperId;
  readonly start: number;
  readonly end: number;
  /** The locator, if the form has a place for one: `\cite[Sec. 3]{key}`, `#S4`. */
  readonly locator?: string;
  /**
   * Where the whole construct begins (`\cite`, `:cite:`), if that is before the token; -1 for its later keys.
   */
  readonly opening?: number;
  /** Where the whole construct ends, if more than closing brackets follow the token: `](@cite)`, `}{pkg}`. */
  readonly ending?: number;
  /** Without the brackets that distinguish it from a user handle: `@key says`. */
  readonly bare?: true;
}

/**
 * The maximum length of one construct (a cluster of keys, a role's text), which keeps every search linear.
 */
export const longestConstruct = 1000;

/** Runs a sticky expression at one place. */
export function matchAt(expression: RegExp, text: string, start: number): RegExpExecArray | undefined {
  expression.lastIndex = start;
  return expression.exec(text) ?? undefined;
}

/** The same form `step` characters further on. */
export function movedBy(step: number, found: Found): Found {
  if (step === 0) return found;
  const { start, end, opening, ending } = found;
  return {
    ...found,
    start: start + step,
    end: end + step,
    ...(opening !== undefined && opening >= 0 && { opening: opening + step }),
    ...(ending !== undefined && { ending: ending + step }),
  };
}
