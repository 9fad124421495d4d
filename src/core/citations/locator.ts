/** The words for a part of a paper, and how it is shown. Each alternative is tried in this order. */
const kinds: readonly (readonly [word: string, shown: string, plural?: string])[] = [
  ["§{1,2}|sections?|sects?\\.?|secs?\\.?", "§"],
  ["equations?|eqns?\\.?|eqs?\\.?", "Eq. ", "Eqs. "],
  ["algorithms?|algos?\\.?|algs?\\.?", "Alg. ", "Algs. "],
  ["tables?|tabs?\\.", "Table ", "Tables "],
  ["figures?|figs?\\.?", "Fig. ", "Figs. "],
  ["appendix|appendices|app\\.", "App. "],
  ["pages?|pp?\\.", "p. ", "pp. "],
  ["theorems?|thms?\\.?", "Thm. ", "Thms. "],
  ["lemmas?|lemmata|lem\\.", "Lemma ", "Lemmas "],
  ["propositions?|props?\\.?", "Prop. ", "Props. "],
  ["corollar(?:y|ies)|cor\\.", "Cor. "],
  ["definitions?|defs?\\.|defn\\.", "Def. "],
  ["chapters?|chaps?\\.?|ch\\.", "Ch. "],
  ["listings?", "Listing "],
  ["remark", "Remark "],
];

// `3.2`, `4b`, `A.3`, `S12`, `B`, `IV-B`; a range with any dash; in brackets or not. The letters are upper case.
const number =
  "(?:[A-Z]{0,2}\\.?\\d{1,4}(?:\\.\\d{1,3}){0,4}[a-z]?|[IVX]{1,5}(?:[-.][A-H\\d]| [B-H]| A(?=[,.;:)>\\]`]| of )){0,2}|[A-Z](?:\\.\\d{1,3}){0,4})(?![\\w])";
const span = `\\(?${number}\\)?(?:[ ]?[-\\u2013\\u2014]{1,3}[ ]?\\(?${number}\\)?)?`;
const anyCase = (words: string) =>
  words.replace(/(\\?)([a-z])/g, (_all, slash: string, letter: string) =>
    slash ? `${slash}${letter}` : `[${letter}${letter.toUpperCase()}]`,
  );
// `P. (2025)` is an author and a year: the short form of a page is lower case.
const word = `(?:${kinds.map(([words]) => (words.startsWith("page") ? `[pP]ages?|pp?\\.` : anyCase(words))).join("|")})`;
const one = `(?<![A-Za-z\\d\\\\@/_-])${word}[ ~\\u00a0]{0,2}${span}`;
const next = `(?:[ ]?(?:,|;|/|&|and|,[ ]?and)[ ]?(?:${word}[ ~\\u00a0]{0,2})?${span})`;
const locators = `${one}${next}{0,4}`;

/** Between a citation and the locator behind it: what closes it, a comma, an opening bracket, a small word. */
const after = new RegExp(
  `[)\\]}>"'\`_*]{0,6}(?:[ ]?\\[[a-z-]{2,9}(?:\\.[A-Za-z-]{2,9})?\\])?[ ]?[,:]?[ ]{0,2}[(\\[{]?(?:(?:see|in|cf\\.|at|using|esp\\.)[ ])?(${locators})`,
  "y",
);
/** A locator that something else claims: `Sec. 3 of …`. */
const claimed = /[)\]]?[ ](?:of|in|from)[ ]/y;
/** Between a locator and the citation behind it. */
const before = new RegExp(
  `(${locators})[)\\]]?(?:[,:]?[ ]{0,2}(?:(?:of|in|from|by|see|at)[ ])?(?:the[ ])?(?:paper[ ])?|[ ](?:of|in|from)[ ](?!this)[^.;()\\[\\]]{0,60}[ ])[(\\[<{"'\`*:,]{0,4}$`,
);
/** Cheaper than the rest, and false for most lines: no word for a part of a paper begins here. */
const hint = /§|sec|eq|alg|app|tab|fig|page|p\.|prop|theo|thm|lem|listing|coro|cor\.|chap|ch\.|def|remark/i;
const anywhere = new RegExp(locators, "g");
const parts = new RegExp(`(?:(${word})[ ~\\u00a0]{0,2})?(${span})`, "g");
const byWord = kinds.map(([words, ...shown]) => [new RegExp(`^(?:${words})$`, "i"), ...shown] as const);

/** A locator as it is shown: `Section 3.2` is `§3.2`, `eqs. (3)-(5)` is `Eqs. 3–5`, several are joined by `, `. */
export function tidyLocator(written: string): string {
  const shown: string[] = [];
  let kind = byWord[0];
  for (const [, keyword, numbers = ""] of written.matchAll(parts)) {
    if (keyword !== undefined) kind = byWord.find(([expression]) => expression.test(keyword)) ?? kind;
    const plain = numbers
      .replace(/[()]/g, "")
      .replace(/(?<![IVX]) ?[-–—]{1,3} ?|(?<=[IVX]) ?[–—]{1,3} ?/g, "–")
      .replace(/(?<=[IVX]) (?=[A-H])/, ".");
    shown.push(`${plain.includes("–") ? (kind?.[2] ?? kind?.[1]) : kind?.[1]}${plain}`);
  }
  return shown.join(", ");
}

/** The locator in a text that is there for it (LaTeX's optional argument, a link's own text): the last one. */
export function locatorIn(text: string): string | undefined {
  const found = [...text.slice(0, 300).matchAll(anywhere)].at(-1)?.[0];
  if (found !== undefined) return tidyLocator(found);
  return undefined;
}

/** The locator that begins where a citation ends: `, Eq. (4)`, ` (§3.2)`; `end` is where it ends. */
export function locatorAfter(text: string, start: number): { shown: string; end: number } | undefined {
  after.lastIndex = start;
  const match = after.exec(text);
  if (!match?.[1]) return undefined;
  claimed.lastIndex = after.lastIndex;
  if (claimed.test(text)) return undefined;
  return { shown: tidyLocator(match[1]), end: after.lastIndex };
}

/** The locator that ends where a citation begins: `Algorithm 2 of `, `§3.2 in the MegaScale paper (`. */
export function locatorBefore(text: string, floor: number, end: number): string | undefined {
  const line = text.slice(Math.max(floor, end - 140), end);
  if (!hint.test(line)) return undefined;
  const match = before.exec(line.slice(Math.max(line.lastIndexOf("\n"), line.lastIndexOf("\r")) + 1));
  return match?.[1] && tidyLocator(match[1]);
}

/** What the fragment of an address names: `#S4.SS2` is `§4.2`, `#A2` `App. B`, `#S3.E4` `Eq. 4`, `#page=7` `p. 7`. */
export function locatorOfFragment(address: string): string | undefined {
  const hash = address.indexOf("#");
  if (hash < 0) return undefined;
  const fragment = address.slice(hash + 1);
  const page = /^page=(\d{1,4})(?:&|$)/.exec(fragment)?.[1];
  if (page) return `p. ${page}`;
  const item = /(?:^|\.)(E|F|T|alg|Thmtheorem|Thmlemma)(\d{1,3})$/.exec(fragment);
  const names: Readonly<Record<string, string>> = {
    E: "Eq.",
    F: "Fig.",
    T: "Table",
    alg: "Alg.",
    Thmtheorem: "Thm.",
    Thmlemma: "Lemma",
  };
  if (item?.[1] && item[2]) return `${names[item[1]]} ${item[2]}`;
  const section = /^([SA])(\d{1,3})((?:\.S{2,4}\d{1,3}){0,3})(?:\.p\d+)*$/i.exec(fragment);
  if (!section?.[1] || !section[2]) return undefined;
  const rest = (section[3] ?? "").replace(/\.S+/gi, ".");
  if (section[1].toUpperCase() === "S") return `§${section[2]}${rest}`;
  const letter = String.fromCharCode(64 + Number(section[2]));
  return Number(section[2]) <= 26 ? `App. ${letter}${rest}` : undefined;
}

/** The locator in the text of the Markdown or reST link whose address begins at `start`: `[MegaScale, §3.2](https://…`. */
export function linkLocator(text: string, floor: number, start: number): string | undefined {
  const behind = text.slice(Math.max(0, start - 3), start);
  const isMarkdown = /\]\(<?$/.test(behind);
  if (!isMarkdown && !/[\s`]<$/.test(behind)) return undefined;
  const before = text.slice(Math.max(floor, start - 300), start);
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
  const open = isMarkdown ? line.lastIndexOf("[") : line.lastIndexOf("`");
  if (open < 0) return undefined;
  return locatorIn(line.slice(open + 1)) ?? locatorBefore(text, floor, start - line.length + open);
}
