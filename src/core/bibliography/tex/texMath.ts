import { grouped } from "../markup/mathMl.ts";
import { betweenValues, mathSymbols, operatorNames, scripted, textSymbols } from "./texSymbols.ts";

/** Commands that only change the font of their argument, or the size of a bracket. */
const dressing =
  /^(?:math(?:rm|bf|it|sf|tt|cal|bb|frak|scr|up|normal|sfit|ord|bin|rel|op|inner|strut)|rm|bf|it|sf|tt|cal|sl|em|boldsymbol|bm|bf|pmb|left|right|middle|[bB]igg?[lrm]?|displaystyle|textstyle|scriptstyle|limits|nolimits|ensuremath|mathop|protect|relax|hbox|mathstrut)$/;
const texts = /^(?:text(?:rm|it|bf|sc|up|sf|tt|normal|sl|md)?|mbox|hbox|emph)$/;
const fractions = /^[dtc]?frac$|^(?:nice|s|x)frac$/;
const marks: Readonly<Record<string, string>> = {
  bar: "\u0304",
  hat: "\u0302",
  widehat: "\u0302",
  tilde: "\u0303",
  widetilde: "\u0303",
  vec: "\u20d7",
  dot: "\u0307",
  ddot: "\u0308",
  acute: "\u0301",
  grave: "\u0300",
  breve: "\u0306",
  check: "\u030c",
  mathring: "\u030a",
  overline: "\u0305",
  underline: "\u0332",
};

const ordinal = /^(?:st|nd|rd|th)$/i;
const endsCount = (text: string, ending: string): boolean =>
  (/^th$/i.test(ending) ? /^$|[\da-z]$/i : /^$|\d$/).test(text);

/** How deeply groups may nest: deeper than in any formula, but not too deep for the stack. */
const deepest = 50;

/**
 * A formula as plain text: `\alpha` as `α`, `n^2` as `n²`, `\frac{3}{2}` as `3/2`, `n\log n` as `n log n`. `exact` is
 * false if the text loses something of the formula: `Q^k`, `T_c` as `Tc`, fractions and roots.
 */
export function mathText(source: string): { readonly text: string; readonly exact: boolean } {
  const reader = new MathReader(source);
  const text = reader.text().replace(/ +/g, " ").trim();
  return { text, exact: reader.isExact };
}

class MathReader {
  readonly #source: string;
  #at = 0;
  #depth = 0;
  isExact = true;

  constructor(source: string) {
    this.#source = source;
  }

  /** Reads up to the end, or to the brace that closes the group. Extra closing braces are ignored. */
  text(): string {
    let text = "";
    for (; this.#at < this.#source.length; ) {
      if (this.#source[this.#at] !== "}") text = this.#append(text);
      else if (this.#depth > 0) break;
      else this.#at++;
    }
    return text;
  }

  #append(before: string): string {
    const char = this.#source[this.#at] ?? "";
    this.#at++;
    if (char === "\\") return this.#command(before);
    if (char === "^" || char === "_") return before + this.#script(char, before);
    if (char === "{") return before + this.#group();
    if (char === "~") return `${before} `;
    if (char === "&") return `${before} `;
    if (char === "'") return `${before}′`;
    return before + char;
  }

  #command(before: string): string {
    const name = /^[A-Za-z]+/.exec(this.#source.slice(this.#at, this.#at + 40))?.[0];
    if (name === undefined) return before + this.#controlSymbol();
    this.#at += name.length;
    if (this.#source[this.#at] === "*") this.#at++;
    this.#skipBlanks();
    if (betweenValues.has(name)) return this.#spaced(before, this.#symbol(name));
    if (operatorNames.has(name)) return this.#operator(before, name);
    return before + this.#held(name);
  }

  #held(name: string): string {
    if (name === "operatorname") return this.#operator("", this.#argument()).trim();
    if (dressing.test(name)) {
      if ((name === "left" || name === "right") && this.#source[this.#at] === ".") this.#at++;
      return "";
    }
    if (texts.test(name)) return this.#argument(true);
    const mark = marks[name];
    if (mark !== undefined) return this.#marked(mark);
    if (fractions.test(name))
      return this.#approximate(`${grouped(this.#argument())}/${grouped(this.#argument())}`);
    if (/^[dt]?binom$/.test(name)) return this.#approximate(`(${this.#argument()} ${this.#argument()})`);
    if (name === "sqrt") return this.#approximate(this.#root());
    if (name === "not") return `${this.#argument()}\u0338`.normalize("NFC");
    if (name === "stackrel" || name === "overset" || name === "underset") {
      this.#argument();
      return this.#approximate(this.#argument());
    }
    if (name === "quad" || name === "qquad") return " ";
    if (name === "ifmmode" || name === "fi") return "";
    if (name === "else") {
      const end = this.#source.indexOf("\\fi", this.#at);
      this.#at = end < 0 ? this.#source.length : end + 3;
      return "";
    }
    if (name === "begin" || name === "end") {
      this.#argument();
      return this.#approximate("");
    }
    return this.#symbol(name);
  }

  #symbol(name: string): string {
    return mathSymbols.get(name) ?? textSymbols.get(name) ?? this.#approximate(name);
  }

  #approximate(text: string): string {
    this.isExact = false;
    return text;
  }

  /** Puts blanks around a sign that has values on both sides. */
  #spaced(before: string, sign: string): string {
    const next = this.#source[this.#at];
    const isBetween = /[^\s([{,]$/.test(before) && next !== undefined && !/[)\]},]/.test(next);
    return isBetween || (/\s$/.test(before) && next !== undefined) ? `${before} ${sign} ` : before + sign;
  }

  /** `n log n`, `O(log n)`, `log(n)`, `log² n`. */
  #operator(before: string, name: string): string {
    const space = /[\p{L}\p{N})\]}²³]$/u.test(before) ? " " : "";
    let script = "";
    while (this.#source[this.#at] === "^" || this.#source[this.#at] === "_") {
      const sign = this.#source[this.#at] === "^" ? "^" : "_";
      this.#at++;
      script += this.#script(sign);
      this.#skipBlanks();
    }
    const next = this.#source[this.#at];
    const after = next === undefined || /[()[\]{},;.}|!^_/+=-]/.test(next) ? "" : " ";
    return before + space + name + script + after;
  }

  #script(sign: "^" | "_", before = "?"): string {
    this.#skipBlanks();
    const script = this.#argument();
    // `20$^{th}$`, `$k^{\mathrm{th}}$` are words, no powers.
    if (sign === "^" && ordinal.test(script) && endsCount(before.trimEnd(), script)) return script;
    if (sign === "^" && /^[∘°]$/.test(script)) return "°";
    return scripted(script, sign) ?? this.#approximate(sign === "_" ? script : `^${script}`);
  }

  #marked(mark: string): string {
    const letters = [...this.#argument()];
    if (letters.length > 1) this.isExact = false;
    return letters
      .map((letter) => (letter === " " ? letter : letter + mark))
      .join("")
      .normalize("NFC");
  }

  #root(): string {
    let degree = "";
    if (this.#source[this.#at] === "[") {
      const end = this.#source.indexOf("]", this.#at);
      degree = end < 0 ? "" : this.#source.slice(this.#at + 1, end);
      this.#at = end < 0 ? this.#at : end + 1;
    }
    return `${scripted(degree, "^") ?? degree}√${grouped(this.#argument())}`;
  }

  #controlSymbol(): string {
    const sign = this.#source[this.#at] ?? "";
    this.#at++;
    if (/[,;:> \\]/.test(sign)) return " ";
    if (sign === "!" || sign === "/" || sign === "-") return "";
    return sign === "|" ? "‖" : sign;
  }

  /** Reads the argument of a command or script: a group, a command with its own arguments, or one character. */
  #argument(keepsBlanks = false): string {
    this.#skipBlanks();
    const char = this.#source[this.#at];
    if (char === undefined || char === "}") return "";
    if (this.#depth >= deepest) {
      this.#at++;
      return this.#approximate("");
    }
    this.#depth++;
    let text: string;
    if (char === "{") {
      this.#at++;
      text = this.#groupBody();
    } else if (char === "\\") {
      this.#at++;
      const isDressed = dressing.test(
        /^[A-Za-z]*/.exec(this.#source.slice(this.#at, this.#at + 40))?.[0] ?? "",
      );
      text = this.#command("");
      if (isDressed) text += this.#argument();
    } else {
      text = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
      this.#at += text.length;
    }
    this.#depth--;
    return keepsBlanks ? text : text.trim();
  }

  #group(): string {
    if (this.#depth >= deepest) return this.#approximate("");
    this.#depth++;
    const text = this.#groupBody();
    this.#depth--;
    return text;
  }

  #groupBody(): string {
    const text = this.text();
    this.#at++;
    return text;
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#source[this.#at] ?? "")) this.#at++;
  }
}
