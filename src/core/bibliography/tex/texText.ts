import { mathText } from "./texMath.ts";
import { accents, mathSymbols, scripted, silentCommands, textSymbols } from "./texSymbols.ts";

const tidy = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

/**
 * The plain text of a BibTeX value: braces gone, `{\"o}`, `\'{e}` and `\ss` as letters, `--` as a dash, mathematics in
 * the characters it has (`$\alpha$`, `CO$_2$`). With `keepFormulas`, a formula that has signs without a character stays
 * as it is, in its dollars, for a page that can set it.
 */
export function texText(value: string, keepFormulas = false): string {
  if (!/[\\{}$~`'&-]/.test(value)) return tidy(value);
  return tidy(new TexReader(value, keepFormulas).text());
}

/** The text of an address or an id, in which `~`, `--` and dollars stand for themselves. */
export function texAddress(value: string): string {
  return value
    .replace(/\\url\s*\{/g, "{")
    .replace(/\{?\\textasciitilde\s*(?:\{\})?\}?|\\~(?:\{\s*\})?|\$\\sim\$/g, "~")
    .replace(/\{?\\textunderscore\s*(?:\{\})?\}?/g, "_")
    .replace(/\\([_%&#$^{}~/\\-])/g, "$1")
    .replace(/[{}]/g, "")
    .trim();
}

/** Arguments inside arguments, deeper than anyone writes and shallower than the stack. */
const deepest = 50;

class TexReader {
  readonly #source: string;
  #at = 0;
  readonly #keepFormulas: boolean;
  #depth: number;

  constructor(source: string, keepFormulas: boolean, depth = 0) {
    this.#source = source;
    this.#keepFormulas = keepFormulas;
    this.#depth = depth;
  }

  text(): string {
    let text = "";
    while (this.#at < this.#source.length) text += this.#next();
    return text;
  }

  #next(): string {
    const char = this.#source[this.#at] ?? "";
    switch (char) {
      case "\\":
        return this.#command();
      case "{":
      case "}":
        this.#at++;
        return "";
      case "~":
        this.#at++;
        return " ";
      case "$":
        return this.#math();
      case "-":
        return this.#run("-", ["-", "–", "—"]);
      case "`":
        return this.#run("`", ["'", "“"]);
      case "'":
        return this.#run("'", ["'", "”"]);
      case "&": {
        const entity = /^&(amp|lt|gt|quot);/.exec(this.#source.slice(this.#at, this.#at + 6));
        this.#at += entity?.[0].length ?? 1;
        return { amp: "&", lt: "<", gt: ">", quot: '"' }[entity?.[1] ?? "amp"] ?? "&";
      }
      default: {
        const end = this.#source.slice(this.#at).search(/[\\{}~$\-`'&]/);
        const plain = this.#source.slice(this.#at, end < 0 ? undefined : this.#at + end);
        this.#at += plain.length;
        return plain;
      }
    }
  }

  /** One, two or three of a sign are different characters; more of them stand for themselves. */
  #run(sign: string, forms: readonly string[]): string {
    let length = 0;
    while (this.#source[this.#at + length] === sign) length++;
    this.#at += length;
    return forms[length - 1] ?? sign.repeat(length);
  }

  #command(): string {
    this.#at++;
    const word = /^[A-Za-z]+\*?/.exec(this.#source.slice(this.#at, this.#at + 40))?.[0];
    const name = word ?? this.#source[this.#at] ?? "";
    this.#at += name.length;
    const accent = accents.get(name);
    if (accent !== undefined && (word === undefined || this.#hasArgument()))
      return this.#accented(accent, name);
    if (word === undefined) return this.#controlSymbol(name);
    const symbol = textSymbols.get(name) ?? mathSymbols.get(name);
    if (symbol !== undefined) {
      // Blanks behind a command only end its name: `\ss e` is `ße`.
      this.#skipBlanks();
      return symbol;
    }
    if (silentCommands.has(name)) {
      this.#argument();
      return "";
    }
    if (name === "href") this.#argument();
    if (name === "enquote" || name === "mkbibquote") return `“${this.#argument()}”`;
    if (name === "textsuperscript" || name === "textsubscript") {
      const script = this.#argument();
      return scripted(script, name === "textsuperscript" ? "^" : "_") ?? script;
    }
    // A font or an unknown macro: its argument is the text. Without one, an unknown macro's name says most.
    this.#skipBlanks();
    return this.#source[this.#at] === "{" || fonts.has(name) ? "" : name;
  }

  #controlSymbol(sign: string): string {
    if (/[%&#_${}]/.test(sign)) return sign === "&" ? this.#ampersand() : sign;
    if (/[-/!@()[\]+]/.test(sign)) return "";
    // Exports that escape twice write `B{\\"u}lthoff`; no line ends before such an accent.
    const escaped = sign === "\\" ? accents.get(this.#source[this.#at] ?? "") : undefined;
    if (
      escaped !== undefined &&
      /^["'`^](?:[a-z](?![a-z]{0,20}["'`])|\{[a-z]\})/i.test(this.#source.slice(this.#at, this.#at + 30))
    ) {
      return this.#accented(escaped, this.#source[this.#at++] ?? "");
    }
    // `\\`, `\,`, `\;`, `\:`, `\ ` and line ends are spaces of one kind or another.
    return /[\\,;:>\s]/.test(sign) ? " " : sign;
  }

  #ampersand(): string {
    if (this.#source.startsWith("amp;", this.#at)) this.#at += 4;
    return "&";
  }

  /** `\'{e}`, `\'e`, `\' e`, `\v{c}`, `\'{\i}`, `\'\i`: the accent goes on the first letter of the argument. */
  #accented(accent: string, name: string): string {
    const argument = this.#argument();
    if (argument === "") return name === "~" || name === "^" ? name : "";
    const [first = "", ...rest] = argument;
    const base = first === "ı" ? "i" : first === "ȷ" ? "j" : first;
    return (base + accent).normalize("NFC") + rest.join("");
  }

  /** Whether something follows that a letter accent can stand on: `\c{c}`, `\c c`, not the end of the text. */
  #hasArgument(): boolean {
    return /^\s*(?:\{|\\|\p{L})/u.test(this.#source.slice(this.#at, this.#at + 10));
  }

  /** The text of the next argument: a group, a command or a single character. */
  #argument(): string {
    if (this.#depth >= deepest) return "";
    this.#depth++;
    const text = this.#readArgument();
    this.#depth--;
    return text;
  }

  #readArgument(): string {
    this.#skipBlanks();
    const char = this.#source[this.#at];
    if (char === undefined || char === "}") return "";
    if (char === "\\") return this.#command();
    if (char !== "{") {
      const [single = ""] = this.#source.slice(this.#at, this.#at + 2);
      this.#at += single.length;
      return single;
    }
    return new TexReader(this.#group(), this.#keepFormulas, this.#depth).text();
  }

  /** What stands between the braces here, the position then behind them. */
  #group(): string {
    const start = this.#at + 1;
    let depth = 0;
    for (; this.#at < this.#source.length; this.#at++) {
      const char = this.#source[this.#at];
      if (char === "\\") this.#at++;
      else if (char === "{") depth++;
      else if (char === "}" && --depth === 0) break;
    }
    return this.#source.slice(start, this.#at++);
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#source[this.#at] ?? "")) this.#at++;
  }

  #math(): string {
    const double = this.#source[this.#at + 1] === "$" ? 2 : 1;
    const end = this.#source.indexOf("$", this.#at + double);
    if (end < 0) {
      // One dollar alone is money.
      this.#at++;
      return "$";
    }
    const source = this.#source.slice(this.#at + double, end);
    this.#at = end + double;
    const text = mathText(source);
    return text.exact || !this.#keepFormulas ? text.text : `$${source}$`;
  }
}

const fonts: ReadonlySet<string> = new Set(
  "it bf em rm sc tt sf sl itshape bfseries emshape upshape scshape relax protect nobreak newblock ignorespaces".split(
    " ",
  ),
);
