import { isLanguage, type Language, languages, rowOf } from "./language.ts";

function byWord(words: "endings" | "files" | "programs" | "ids"): ReadonlyMap<string, Language> {
  const map = new Map<string, Language>();
  for (const language of languages)
    for (const word of rowOf(language)[words]?.split(" ") ?? []) map.set(word, language);
  return map;
}

const byEnding = byWord("endings");
const byFile = byWord("files");
const byProgram = byWord("programs");
const byId = byWord("ids");

/** Matches the first line of a C-like file: a comment or a preprocessor line. */
const cLine = /^\s*(?:\/[/*]|#\s*(?:include\s*[<"]|ifn?def\s|define\s|pragma\s|\d+\s+"))/;

/** For endings that several languages share: which first lines tell which language. */
const byFirstLine: ReadonlyMap<string, readonly (readonly [RegExp, Language])[]> = new Map([
  // Objective-C and Mathematica; otherwise MATLAB.
  [
    "m",
    [
      [/^\s*(?:\/[/*]|#\s*(?:import|include|pragma|if)|@)/, "cpp"],
      [/^\s*(?:\(\*|BeginPackage\b)/, "ocaml"],
    ],
  ],
  // C; otherwise unknown: a template that a build fills in.
  ["in", [[cLine, "cpp"]]],
  // Preprocessed C and SWIG interfaces; otherwise unknown, such as the input of simulations.
  [
    "i",
    [
      [cLine, "cpp"],
      [/^\s*%(?:module|include|import|begin|define|\{)/, "cpp"],
    ],
  ],
  // Fortran's include files; otherwise C++.
  [
    "inc",
    [
      [/^\s*(?:!|(?:recursive |pure |elemental )*subroutine\b)/i, "fortran"],
      [/^[cC](?:[ \t]|[-=*]{3})/, "fortran-fixed"],
    ],
  ],
]);

/**
 * The language of a file, from its whole name, its ending, then the `#!` of its first line. `firstLine` also tells
 * languages apart that share an ending (`.m`, `.inc`). `other` when nothing is known.
 */
export function languageOf(path: string, firstLine = ""): Language {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).toLowerCase();
  const named = byFile.get(name);
  if (named !== undefined) return named;
  // A template that a build fills in: `module.dox.in`, `config.h.in`.
  const made = /^(.+\.\w+)\.(?:in|tmpl|template)$/.exec(name)?.[1];
  const language = made === undefined ? "other" : languageOf(made, firstLine);
  if (language !== "other") return language;
  const dot = name.lastIndexOf(".");
  const ending = dot < 0 ? "" : name.slice(dot + 1);
  const told = byFirstLine.get(ending)?.find(([sign]) => sign.test(firstLine));
  if (told !== undefined) return told[1];
  const ended = byEnding.get(ending);
  if (ended !== undefined) return ended;
  if (/^(?:dockerfile|containerfile|makefile|jenkinsfile)[.-]/.test(name))
    return languageOf(name.split(/[.-]/, 1)[0] ?? "");
  const shebang = /^#!\s*(?:\S*\/)?([^/\s]+)(?:\s+(?:-\S+\s+|\w+=\S*\s+)*([\w.+-]+))?/.exec(firstLine);
  const program = shebang?.[1] === "env" ? shebang[2] : shebang?.[1];
  return (program && byProgram.get(program.toLowerCase().replace(/[\d.]+$/, ""))) || "other";
}

/** The language of a VS Code language id; `other` if it is unknown. */
export function languageOfEditorId(languageId: string): Language {
  const id = languageId.toLowerCase();
  return isLanguage(id) ? id : (byId.get(id) ?? "other");
}

/** The language that a fenced block, a directive or a kernel is named after: `py`, `c++`, `Julia`, `ipython3`. */
export function languageNamed(name: string): Language {
  const known = languageOfEditorId(name);
  return known === "other" ? (byEnding.get(name.toLowerCase()) ?? "other") : known;
}
