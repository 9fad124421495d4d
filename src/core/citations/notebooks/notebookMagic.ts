import type { Language } from "../languages/language.ts";
import { languageNamed, languageOf } from "../languages/languageOf.ts";

/** `%%bash`, `%%script perl -w`, `%%writefile -a src/kernel.cu`: the first line of a cell, all of it. */
const magic = /^\s{0,100}%%(\w{1,30})([^\r\n]{0,300})/;

/** Names of IPython that are no names of languages elsewhere. */
const named: ReadonlyMap<string, Language> = new Map([
  ["html", "html"],
  ["javascript", "javascript"],
  ["latex", "tex"],
  ["markdown", "markdown"],
  ["svg", "xml"],
]);

/**
 * The language of a code cell: the kernel's, or the one that IPython's magic command gives to the whole cell. Magic that
 * is about running the cell (`%%time`) leaves it in the kernel's language.
 */
export function cellLanguage(kernel: Language, text: string): Language {
  if (kernel !== "python" || !text.includes("%%")) return kernel;
  const [, name = "", rest = ""] = magic.exec(text.slice(0, 500)) ?? [];
  if (name === "") return kernel;
  const words = rest.split(/\s+/).filter((word) => word !== "" && !word.startsWith("-"));
  const [program = "", path = ""] = [words[0], words.at(-1)];
  if (/^script$/i.test(name)) return languageNamed(program.replace(/[\d.]+$/, ""));
  if (/^(?:writefile|file)$/i.test(name)) return languageOf(path);
  const language = named.get(name.toLowerCase()) ?? languageNamed(name);
  return language === "other" || language === "notebook" ? kernel : language;
}
