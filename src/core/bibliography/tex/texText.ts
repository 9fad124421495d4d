import { oneLine } from "../../text/tidyText.ts";
import { plainMarkup } from "../markup/plainMarkup.ts";
import { mathText } from "./texMath.ts";
import { accents, mathSymbols, scripted, silentCommands, textSymbols } from "./texSymbols.ts";

const tidy = (text: string): string => oneLine(plainMarkup(text));

/**
 * The plain text of a BibTeX value: without braces, `{\"o}`, `\'{e}` and `\ss` as letters, `--` as a dash, formulas
 * as characters (`$\alpha$`, `CO$_2$`), and without the entities and tags of Crossref's BibTeX. With `keepFormulas`,
 * a formula that plain text cannot express stays as it is, in its dollars, for a page that can render it.
 */
export function texText(value: string, keepFormulas = false): string {
  if (!/[\\{}$~`]|--|''/.test(value)) return tidy(value);
  return tidy(new TexReader(inTextMode(value), keepFormulas).text());
}

/**
 * Keeps what is printed of macros with several arguments: the text branch of what APS writes, `\ifmmode \check{r}\else
 * \v{r}\fi{}`, and the particle of a name that sorts without it, `\VAN{Vries}{De}{de}` (apacite's manual), before the
 * name, which some write behind it and others have the macro print.
 */
export function inTextMode(value: string): string {
  const named = /\\van\s*\{/i.test(value) ? value.replace(sortedName, printedName) : value;
  if (!named.includes("\\ifmmode")) return named;
  return named.replace(
    /\\ifmmode(?![A-Za-z])((?:(?!\\ifmmode|\\fi(?![A-Za-z]))[\s\S])*)\\fi(?![A-Za-z])[ \t]*/g,
    (_, branches: string) => {
      const end = branches.search(/\\else(?![A-Za-z])/);
      return end < 0 ? "" : `{${branches.slice(end + "\\else".length).trim()}}`;
    },
  );
}

/** Matches `\VAN{Vries}{De}{de}`; `gap` is what stands before the name, where that follows. */
const sortedName = /\\van\s*\{([^{}]*)\}\s*\{([^{}]*)\}\s*\{[^{}]*\}(?<gap>\}?[\s~]*(?=\1))?/gi;

const printedName = (_: string, family: string, particle: string, gap?: string): string =>
  gap === undefined ? `${particle} ${family}` : `${particle}${gap || " "}`;

/** How deeply arguments may nest: deeper than anyone writes, but not too deep for the stack. */
const deepest = 50;

class TexReader {
  readonly #source: string;
  #at = 0;
  readonly #keepFormulas: boolean;
  readonly #absent = new Set<string>();
  #depth: number;

  constructor(source: string, keepFormulas: boolean, depth = 0) {
    this.#source = source;
    this.#keepFormulas = keepFormulas;
    this.#depth = depth;
  }

  text(): string {
    let text = "";
    while (this.#at < this.#source.length) text += this.#piece();
    return text;
  }

  #piece(): string {
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
      default: {
        const end = this.#source.slice(this.#at).search(/[\\{}~$\-`']/);
        const plain = this.#source.slice(this.#at, end < 0 ? undefined : this.#at + end);
        this.#at += plain.length;
        return plain;
      }
    }
  }

  /** One, two or three of a sign give different characters (`forms`); a longer run stays as it is. */
  #run(sign: string, forms: readonly string[]): string {
    let length = 0;
    while (this.#source[this.#at + length] === sign) length++;
    this.#at += length;
    return forms[length - 1] ?? sign.repeat(length);
  }

  #command(): string {
    this.#at++;
    const word = /^[A-Za-z]+/.exec(this.#source.slice(this.#at, this.#at + 40))?.[0];
    const name = word ?? this.#source[this.#at] ?? "";
    this.#at += name.length;
    if (word !== undefined && this.#source[this.#at] === "*") this.#at++;
    const accent = accents.get(name);
    if (accent !== undefined && (word === undefined || this.#hasArgument()))
      return this.#accented(accent, name);
    if (word === undefined) return this.#controlSymbol(name);
    const symbol = textSymbols.get(name) ?? mathSymbols.get(name);
    if (symbol !== undefined) {
      // Blanks after a command only end its name: `\ss e` is `ße`.
      this.#skipBlanks();
      return symbol;
    }
    if (silentCommands.has(name)) {
      this.#argument();
      return "";
    }
    if (name === "ensuremath" && this.#hasGroup()) return this.#formula(this.#group());
    if (name === "href" || name === "texorpdfstring" || name === "foreignlanguage") this.#argument();
    if (name === "enquote" || name === "mkbibquote") return `“${this.#argument()}”`;
    if (name === "textsuperscript" || name === "textsubscript") {
      const script = this.#argument();
      return scripted(script, name === "textsuperscript" ? "^" : "_") ?? script;
    }
    // The argument of a font or an unknown macro is text. Without one, an unknown macro yields its name.
    this.#skipBlanks();
    return this.#source[this.#at] === "{" || fonts.has(name) ? "" : name;
  }

  /** Where a sign comes next; -1 if nowhere, which is searched for only once. */
  #next(sign: string): number {
    if (this.#absent.has(sign)) return -1;
    const at = this.#source.indexOf(sign, this.#at);
    if (at < 0) this.#absent.add(sign);
    return at;
  }

  #controlSymbol(sign: string): string {
    if (/[%&#_${}]/.test(sign)) return sign;
    const close = sign === "(" ? "\\)" : sign === "[" ? "\\]" : undefined;
    const end = close === undefined ? -1 : this.#next(close);
    if (end >= 0) {
      const source = this.#source.slice(this.#at, end);
      this.#at = end + 2;
      return this.#formula(source);
    }
    if (/[-/!@()[\]+]/.test(sign)) return "";
    // Exports that escape twice write `B{\\"u}lthoff`. A line break (`\\`) would not be followed by such an accent.
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

  /** `\'{e}`, `\'e`, `\' e`, `\v{c}`, `\'{\i}`, `\'\i`: the accent goes on the first letter of the argument. */
  #accented(accent: string, name: string): string {
    const argument = this.#argument();
    if (argument === "") return name === "~" || name === "^" ? name : "";
    const [first = "", ...rest] = argument;
    const base = first === "ı" ? "i" : first === "ȷ" ? "j" : first;
    return (base + accent).normalize("NFC") + rest.join("");
  }

  /** Whether a letter follows that an accent command like `\c` can apply to: `\c{c}`, `\c c`. */
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

  #hasGroup(): boolean {
    this.#skipBlanks();
    return this.#source[this.#at] === "{";
  }

  /** The text between the braces here; moves past them. */
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
    const end = this.#dollar(this.#at + double);
    if (end < 0 || this.#isMoney(end)) {
      // A single dollar is an amount, and so are two in `from $4 million to $155 million`.
      this.#at++;
      return "$";
    }
    const source = this.#source.slice(this.#at + double, end);
    this.#at = end + double;
    return this.#formula(source);
  }

  /** The next dollar that is not escaped (`\$`). */
  #dollar(from: number): number {
    let end = this.#source.indexOf("$", from);
    while (end > 0 && this.#source[end - 1] === "\\") end = this.#source.indexOf("$", end + 1);
    return end;
  }

  #isMoney(end: number): boolean {
    const source = this.#source.slice(this.#at + 1, end);
    return /^\d[\d.,]*\s+\p{L}{2,}[^\\^_{}]*$/u.test(source) && /\d/.test(this.#source[end + 1] ?? "");
  }

  #formula(source: string): string {
    const { text, exact } = mathText(source);
    return exact || !this.#keepFormulas ? text : `$${source}$`;
  }
}

const fonts: ReadonlySet<string> = new Set(
  "it bf em rm sc tt sf sl itshape bfseries emshape upshape scshape relax protect nobreak newblock ignorespaces".split(
    " ",
  ),
);
