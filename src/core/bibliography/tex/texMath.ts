import { mathSymbols, scripted, textSymbols } from "./texSymbols.ts";

/** Commands that only change the type of what they hold, or the size of a bracket. */
const dressing =
  /\\(?:math(?:rm|bf|it|sf|tt|cal|bb|frak|scr)|text(?:rm|it|bf|sc|up|sf|tt)?|mbox|rm|bf|it|sf|boldsymbol|bm|operatorname\*?|left|right|displaystyle)(?![A-Za-z])\s*/g;
const marks: Readonly<Record<string, string>> = {
  bar: "\u0304",
  hat: "\u0302",
  tilde: "\u0303",
  vec: "\u20d7",
  dot: "\u0307",
};

/** Stand in for escaped braces until the others are gone; Unicode gives these two to nobody. */
const openBrace = "\ue000";
const closeBrace = "\ue001";

/**
 * A formula in the characters it has: `\alpha`, `n^2` as `n²`, `\ell_1` as `ℓ₁`. `exact` is false where signs without a
 * character were written as they could be: `Q^k`, `T_c` as `Tc`.
 */
export function mathText(source: string): { readonly text: string; readonly exact: boolean } {
  let exact = true;
  const approximate = (text: string) => {
    exact = false;
    return text;
  };
  const text = source
    .replace(dressing, "")
    .replace(/\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))/g, "°")
    .replace(
      /\\(bar|hat|tilde|vec|dot)(?![A-Za-z])\s*(?:\{(.)\}|([A-Za-z0-9]))/gu,
      (_, mark, group, single) => `${group ?? single}${marks[mark] ?? ""}`.normalize("NFC"),
    )
    .replace(
      /\\([A-Za-z]+)\s*/g,
      (_, name) => mathSymbols.get(name) ?? textSymbols.get(name) ?? approximate(name),
    )
    .replace(/\\[,;:!> ]/g, " ")
    .replace(/\\([%&#_${}|])/g, (_, sign) => (sign === "{" ? openBrace : sign === "}" ? closeBrace : sign))
    .replace(/([\^_])\s*(?:\{([^{}]*)\}|([^{}\s]))/g, (_, sign: "^" | "_", group, single) => {
      const script = String(group ?? single ?? "");
      return scripted(script, sign) ?? approximate(sign === "_" ? script : `^${script}`);
    })
    .replace(/[{}]/g, "")
    .replaceAll(openBrace, "{")
    .replaceAll(closeBrace, "}");
  return { text, exact: exact && !/[\\^_]/.test(text) };
}
