import { sites } from "../../ids/sites.ts";

/**
 * The forms that are not addresses of a site, with spellings of each. A new form
 * also needs a row in `formTable.ts`.
 */
const spellings = {
  "arxiv-id": [
    "arXiv:2402.15627",
    "arXiv\uff1a2402.15627",
    "arXiv, no. 2402.15627",
    "arXiv preprint arXiv2402.15627v1",
    "\\emph{Arxiv} 2402.15627",
    "CoRR abs/2402.15627",
    "volume={abs/math/0611800}",
    "ARXIV 2402.15627",
    "arxiv preprint 2402.15627",
    "`:arxiv:`2402.15627`",
    ":arxiv:`a <2402.15627>`",
  ],
  eprint: ["eprint = {2402.15627}", "EPRINT={2402.15627}", "arxivId = {2402.15627}"],
  "doi-url": [
    "https://doi.org/10.1016/0771-050X(80)90039-X",
    "https://onlinelibrary.wiley.com/doi/full/10.1002/abc.def/pdf",
  ],
  "arxiv-doi": ["doi:10.48550/arXiv.2402.15627", "https://doi.org/10.48550/arXiv.2402.15627"],
  doi: ["10.1000/x", "10.1000.10/123456", "10.1000%2Fx", "doi:10.1175/035&lt;1111:A>2.0.CO;2"],
  doxygen: ["@cite key", "@cite{a,b}", "\\cite key"],
  latex: ["\\cite{key}", "\\parencite[3]{key}", "\\cites[12]{a}[§3]{b}", "\\cite[see][p. 3]{a, b}"],
  sphinx: [":cite:p:`key`", "{cite:t}`key`", ":cite:p:`a,b{Table 2}`", "{cite}`{see}a`"],
  julia: ["[x](@cite key)", "[key](@Citet)", "[a, b; Section 2](@citet)"],
  rd: ["\\insertRef{key}{pkg}", "\\insertCiteOnly{key}{pkg}", "\\insertCite{@see @a and @b;nobrackets}{pkg}"],
  distill: ['<d-cite key="key"></d-cite>'],
  pandoc: ["[@key]", "[see @key, p. 3; -@b]", "[-@key]", "@{key}", "@key says", "@École2020", "[@École2020]"],
  wikilink: ["[[key]]", "[[papers/key|x]]", "[[@key#heading]]"],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

export type WrittenForm = keyof typeof spellings;

/** Spellings of each form. The tests check that the scan and its prefilter find them. */
export const formExamples: ReadonlyMap<string, readonly string[]> = examplesOfAll();

function examplesOfAll(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>(Object.entries(spellings));
  for (const { examples } of sites)
    for (const [form, more] of Object.entries<readonly string[]>(examples))
      all.set(form, [...(all.get(form) ?? []), ...more]);
  return all;
}
