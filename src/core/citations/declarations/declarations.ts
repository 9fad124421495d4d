import { LineReader } from "../../text/lineReader.ts";
import type { Form, LineRange } from "../citation.ts";
import type { Language } from "../languages/language.ts";

/**
 * What a file declares about the citekeys of its project: a prefix with which they are
 * cited, or where a bibliography is.
 */
export type Declaration =
  /** From a Sphinx `bibliography` directive: with `:keyprefix: a-`, `smith2020` is cited as `a-smith2020`. */
  | { readonly kind: "prefix"; readonly prefix: string }
  /**
   * The bibliography of the keys in one form: TeX's `\bibliography{refs}`, Doxygen's `CITE_BIB_FILES`,
   * Sphinx's `bibtex_bibfiles`.
   */
  | ({ readonly kind: "bibliography"; readonly form: Form; readonly name: string } & LineRange);

const pages: ReadonlySet<Language> = new Set<Language>(["rst", "markdown", "text"]);
const isDoxygen = /doxy[^/]*$|\.dox(?:ygen)?\.in$/i;
/** Matches the configuration of Sphinx, and that of Jupyter Book, which passes it on to Sphinx. */
const isSphinx = /(?:^|\/)(?:conf\.py|_config\.ya?ml)$/;

/** Whether such a file may declare something. The text of other files is not needed. */
export function mayDeclare(path: string, language: Language): boolean {
  return (
    language === "tex" ||
    language === "cmake" ||
    pages.has(language) ||
    isDoxygen.test(path) ||
    isSphinx.test(path)
  );
}

/** The declarations of a text. */
export function declarationsIn(text: string, path: string, language: Language): readonly Declaration[] {
  if (!mayDeclare(path, language)) return [];
  if (language === "tex") return texBibliographies(text);
  if (pages.has(language) && text.includes("keyprefix")) return prefixesOf(text);
  if (isSphinx.test(path)) return text.includes("bibtex_bibfiles") ? sphinxBibliographies(text) : [];
  return text.includes("CITE_BIB_FILES") ? doxygenBibliographies(text) : [];
}

/**
 * Matches the `bibliography` directive of reST and MyST with its options: one per
 * line, in MyST also between `---`.
 */
const directive =
  /^[ \t]*(?:\.\.[ \t]+bibliography::|[`:~]{3,10}\{bibliography\})[^\n]*\n((?:[ \t]*(?:---|:?[\w-]+:)[^\n]*\n?){1,20})/gm;

function prefixesOf(text: string): readonly Declaration[] {
  const prefixes = new Set<string>();
  for (const [, options = ""] of text.matchAll(directive)) {
    const prefix = /^[ \t]*:?keyprefix:[ \t]*(\S+)/m.exec(options)?.[1];
    if (prefix !== undefined) prefixes.add(prefix.replace(/^(["'])(.*)\1$/, "$2"));
  }
  return [...prefixes].map((prefix) => ({ kind: "prefix", prefix }));
}

const texCommand =
  /^([^%\n]*?)\\(?:bibliography|addbibresource|addglobalbib)(?:\[[^\]\n]*\])?\{([^{}]{1,1000})\}/gm;

function texBibliographies(text: string): readonly Declaration[] {
  if (!/bib(?:liography|resource)|globalbib/.test(text)) return [];
  const lines = new LineReader(text);
  const found: Declaration[] = [];
  for (const { 0: whole, 1: before = "", 2: names = "", index } of text.matchAll(texCommand)) {
    const place = rangeOf(lines, index + before.length, whole.length - before.length);
    for (const name of names.split(",").map((one) => one.trim())) {
      // A macro may stand for any file.
      if (name !== "" && !/[\\#]/.test(name))
        found.push({ kind: "bibliography", form: "latex", name, ...place });
    }
  }
  return found;
}

/** Matches `CITE_BIB_FILES = a.bib b.bib \` in a Doxyfile, `set(DOXYGEN_CITE_BIB_FILES a.bib)` in CMake. */
const doxygenOption =
  /^[ \t]*(?:set[ \t]*\([ \t]*DOXYGEN_CITE_BIB_FILES[ \t\r\n]+|CITE_BIB_FILES[ \t]*\+?=)((?:[^\n\\)#]|\\\r?\n|\\(?!\r?\n))*)/gim;

function doxygenBibliographies(text: string): readonly Declaration[] {
  const lines = new LineReader(text);
  const found: Declaration[] = [];
  for (const { 0: whole, 1: values = "", index } of text.matchAll(doxygenOption)) {
    const first = /^[^\n]*/.exec(whole.trimStart())?.[0].trimEnd().length ?? 0;
    const place = rangeOf(lines, index + whole.length - whole.trimStart().length, first);
    for (const [, quoted, bare] of values.matchAll(/"([^"]*)"|([^\s"\\]+)/g)) {
      const name = (quoted ?? bare ?? "").trim();
      if (name !== "") found.push({ kind: "bibliography", form: "doxygen", name, ...place });
    }
  }
  return found;
}

/** Matches `bibtex_bibfiles = ["refs.bib"]` in Python, `bibtex_bibfiles:` and a list in YAML. */
const sphinxOption =
  /^[ \t]*["']?bibtex_bibfiles["']?[ \t]*[:=][ \t]*((?:\[[^\]]{0,2000}\])|(?:(?:\r?\n[ \t]*-[^\n]*){1,50})|[^\n]*)/gm;

function sphinxBibliographies(text: string): readonly Declaration[] {
  const lines = new LineReader(text);
  const found: Declaration[] = [];
  for (const { 0: whole, 1: values = "", index } of text.matchAll(sphinxOption)) {
    const first = whole.trimStart();
    const place = rangeOf(
      lines,
      index + whole.length - first.length,
      /^[^\n]*/.exec(first)?.[0].trimEnd().length ?? 0,
    );
    for (const [name] of values.replace(/#[^\n]*/g, "").matchAll(/[^\s"'[\](),]+\.bib\b/g))
      found.push({ kind: "bibliography", form: "sphinx", name, ...place });
  }
  return found;
}

function rangeOf(lines: LineReader, at: number, length: number): LineRange {
  const line = lines.at(at);
  const start = at - lines.start;
  return { line, start, end: start + length };
}
