// The bundle `readerCode`: syntax colours. Loaded for papers whose notes or citing lines contain code.
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import fortran from "highlight.js/lib/languages/fortran";
import go from "highlight.js/lib/languages/go";
import haskell from "highlight.js/lib/languages/haskell";
import ini from "highlight.js/lib/languages/ini";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import julia from "highlight.js/lib/languages/julia";
import kotlin from "highlight.js/lib/languages/kotlin";
import latex from "highlight.js/lib/languages/latex";
import lua from "highlight.js/lib/languages/lua";
import matlab from "highlight.js/lib/languages/matlab";
import powershell from "highlight.js/lib/languages/powershell";
import python from "highlight.js/lib/languages/python";
import r from "highlight.js/lib/languages/r";
import ruby from "highlight.js/lib/languages/ruby";
import rust from "highlight.js/lib/languages/rust";
import scala from "highlight.js/lib/languages/scala";
import swift from "highlight.js/lib/languages/swift";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";

const languages = {
  bash,
  c,
  cpp,
  csharp,
  fortran,
  go,
  haskell,
  ini,
  java,
  javascript,
  json,
  julia,
  kotlin,
  latex,
  lua,
  matlab,
  powershell,
  python,
  r,
  ruby,
  rust,
  scala,
  swift,
  typescript,
  yaml,
};
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);
hljs.registerAliases(["cuda", "cu"], { languageName: "cpp" });
hljs.registerAliases(["fortran-fixed"], { languageName: "fortran" });
hljs.registerAliases(["shell"], { languageName: "bash" });

/** Longer code is not coloured; in UTF-16 units. */
const longest = 50_000;

/** The code as text and spans with highlight.js classes; plain text if the language is unknown. */
export function coloured(code: string, language: string): readonly (Node | string)[] {
  if (code.length > longest || hljs.getLanguage(language) === undefined) return [code];
  const { value } = hljs.highlight(code, { language, ignoreIllegals: true });
  // Parsed in a document where nothing runs; only the expected nodes are taken from it.
  const { body } = new DOMParser().parseFromString(`<pre>${value}</pre>`, "text/html");
  return copied(body.firstChild ?? body);
}

function copied(parent: Node): readonly (Node | string)[] {
  return [...parent.childNodes].map((node) => {
    if (!(node instanceof HTMLElement)) return node.textContent ?? "";
    const span = document.createElement("span");
    span.className = node.className;
    span.append(...copied(node));
    return span;
  });
}
