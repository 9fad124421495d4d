import type { Context } from "../citation.ts";
import { c } from "./braces.ts";
import { csharp, fsharp } from "./csharp.ts";
import { filled } from "./embedding.ts";
import { go } from "./go.ts";
import { julia } from "./julia.ts";
import { dart, groovy, java, kotlin, scala } from "./jvm.ts";
import type { Language } from "./language.ts";
import { markdown } from "./markdown.ts";
import { python } from "./python.ts";
import type { Lexer, Region } from "./region.ts";
import { rust } from "./rust.ts";
import { script } from "./script.ts";
import { swift } from "./swift.ts";
import { yaml } from "./yaml.ts";

type Entry = readonly [gap: Context, lexer: Lexer];

const page: Entry = ["prose", () => []];

const entries: { readonly [language in Language]?: Entry } = {
  python: ["code", python],
  c: ["code", c],
  cpp: ["code", c],
  rust: ["code", rust],
  go: ["code", go],
  java: ["code", java],
  kotlin: ["code", kotlin],
  scala: ["code", scala],
  csharp: ["code", csharp],
  fsharp: ["code", fsharp],
  swift: ["code", swift],
  dart: ["code", dart],
  groovy: ["code", groovy],
  javascript: ["code", (text) => script(text, true, false)],
  typescript: ["code", (text) => script(text, false, true)],
  tsx: ["code", (text) => script(text, true, true)],
  julia: ["code", julia],
  markdown: ["prose", (text) => markdown(text, embedded)],
  yaml: ["string", yaml],
};

function embedded(text: string, language: Language): readonly Region[] {
  return filled(regions(text, language), text.length, gapContext(language));
}

/**
 * What is comment, docstring, string, prose or code in a text. Sorted and disjoint; what lies between has
 * `gapContext(language)`. Linear, for any text; approximate where only a compiler can tell.
 */
export function regions(text: string, language: Language): readonly Region[] {
  return (entries[language] ?? page)[1](text);
}

/** The context of what lies between the regions: `code`, `prose`, or `string` (the plain values of YAML and INI). */
export function gapContext(language: Language): Context {
  return (entries[language] ?? page)[0];
}
