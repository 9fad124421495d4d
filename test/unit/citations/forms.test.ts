import assert from "node:assert/strict";
import type { Citation } from "../../../src/core/citations/citation.ts";
import type { Language } from "../../../src/core/citations/languages/language.ts";
import { scan } from "../../../src/core/citations/scan.ts";

const show = ({ form, target, text }: Citation) => `${form} ${target} ${text}`;

/** The citations of a text, each as `form target token`. */
function found(text: string, language: Language = "markdown"): string[] {
  return scan(text, language).map(show);
}

type Cases = readonly (readonly [text: string, ...citations: string[]])[];

function table(title: string, cases: Cases, language?: Language): void {
  describe(title, () => {
    for (const [text, ...citations] of cases) {
      it(`${citations.length === 0 ? "finds nothing in" : "reads"} ${JSON.stringify(text)}`, () => {
        assert.deepEqual(found(text, language), citations);
      });
    }
  });
}

const megascale = "arXiv:2402.15627";

table("Addresses of arXiv and its mirrors", [
  ["See https://arxiv.org/abs/2402.15627.", `arxiv-abs ${megascale} https://arxiv.org/abs/2402.15627`],
  ["(http://www.arxiv.org/abs/2402.15627v3)", `arxiv-abs ${megascale} http://www.arxiv.org/abs/2402.15627v3`],
  [
    "<https://export.arxiv.org/pdf/2402.15627v1.pdf>`_",
    `arxiv-pdf ${megascale} https://export.arxiv.org/pdf/2402.15627v1.pdf`,
  ],
  ["arxiv.org/pdf/2402.15627, and", `arxiv-pdf ${megascale} arxiv.org/pdf/2402.15627`],
  [
    "https://arxiv.org/html/2401.05252v1/#S4 x",
    "arxiv-html arXiv:2401.05252 https://arxiv.org/html/2401.05252v1/#S4",
  ],
  [
    "https://arxiv.org/html/2503.18292v1#S5),",
    "arxiv-html arXiv:2503.18292 https://arxiv.org/html/2503.18292v1#S5",
  ],
  [
    "https://arxiv.org/abs/math.CA/0611800v2`",
    "arxiv-abs arXiv:math/0611800 https://arxiv.org/abs/math.CA/0611800v2",
  ],
  [
    "https://arxiv.org/abs/quant-ph/9503016?x=1",
    "arxiv-abs arXiv:quant-ph/9503016 https://arxiv.org/abs/quant-ph/9503016?x=1",
  ],
  ["https://arxiv.org/abs/1092.02134", "arxiv-abs arXiv:1092.02134 https://arxiv.org/abs/1092.02134"],
  ["https://arxiv.org/abs/1606.0841", "arxiv-abs arXiv:1606.0841 https://arxiv.org/abs/1606.0841"],
  ["_https://arxiv.org/abs/2402.15627_", `arxiv-abs ${megascale} https://arxiv.org/abs/2402.15627`],
  ["_arXiv:2402.15627_", `arxiv-id ${megascale} arXiv:2402.15627`],
  [
    "_https://openreview.net/forum?id=rkgNKkHtvB_ https://openreview.net/forum?id=rkgNKkHtv_",
    "openreview openreview:rkgNKkHtvB https://openreview.net/forum?id=rkgNKkHtvB",
    "openreview openreview:rkgNKkHtv_ https://openreview.net/forum?id=rkgNKkHtv_",
  ],
  [
    "_https://aclanthology.org/2020.acl-main.703_",
    "acl doi:10.18653/v1/2020.acl-main.703 https://aclanthology.org/2020.acl-main.703",
  ],
  ["**https://arxiv.org/abs/2402.15627**", `arxiv-abs ${megascale} https://arxiv.org/abs/2402.15627`],
  [
    "https://huggingface.co/papers/2210.15191) for",
    "hf arXiv:2210.15191 https://huggingface.co/papers/2210.15191",
  ],
  ["hf.co/papers/2210.15191", "hf arXiv:2210.15191 hf.co/papers/2210.15191"],
  [
    "https://www.alphaxiv.org/abs/2512.24880/sso-callback",
    "alphaxiv arXiv:2512.24880 https://www.alphaxiv.org/abs/2512.24880/sso-callback",
  ],
  ["https://arxiv.org/abs/1512.00567_n", "arxiv-abs arXiv:1512.00567 https://arxiv.org/abs/1512.00567"],
  ["https://arxiv.org/abs/2401.0xxxx and https://arxiv.org/abs/"],
  ["https://arxiv.org/list/cs.CL/recent, https://huggingface.co/datasets/x, https://huggingface.co/papers"],
  ["https://example.com/abs/2402.15627 and notarxiv.example.org/2402.15627"],
]);

table("arXiv ids in text", [
  ["arXiv:2402.15627v2.", `arxiv-id ${megascale} arXiv:2402.15627v2`],
  ["arXiv preprint arXiv:2402.15627, 2024", `arxiv-id ${megascale} arXiv:2402.15627`],
  ["arXiv: 2402.15627", `arxiv-id ${megascale} arXiv: 2402.15627`],
  ["[ARXIV:2106.15928]", "arxiv-id arXiv:2106.15928 ARXIV:2106.15928"],
  ["point. arXiv 2008.08051,", "arxiv-id arXiv:2008.08051 arXiv 2008.08051"],
  ["arXiv preprint 2008.08051", "arxiv-id arXiv:2008.08051 arXiv preprint 2008.08051"],
  [
    "arXiv:math/0611800 and arXiv quant-ph/9503016",
    "arxiv-id arXiv:math/0611800 arXiv:math/0611800",
    "arxiv-id arXiv:quant-ph/9503016 arXiv quant-ph/9503016",
  ],
  ['factors", :arXiv:`2310.15884v1`. 2023.', "arxiv-id arXiv:2310.15884 2310.15884v1"],
  [":arxiv:`Sobol <2008.08051>`", "arxiv-id arXiv:2008.08051 2008.08051"],
  ["\\arxiv{2402.15627}", `arxiv-id ${megascale} 2402.15627`],
  ["(LLaMA-2) [arxiv/2402.15627, A.2.1]", `arxiv-id ${megascale} arxiv/2402.15627`],
  ["data/arxiv/2402.15627.txt, https://example.org/arxiv/2402.15627, arxiv/2.1.0"],
  ["arXiv:1805.0366", "arxiv-id arXiv:1805.0366 arXiv:1805.0366"],
  ["eprint = {2402.03300},", "eprint arXiv:2402.03300 2402.03300"],
  ["eprint       = {arXiv:2402.03300},", "eprint arXiv:2402.03300 arXiv:2402.03300"],
  ['eprint="math/0611800"', "eprint arXiv:math/0611800 math/0611800"],
  ["arxivId = {2402.03300}", "eprint arXiv:2402.03300 2402.03300"],
  ["hep-th/9901001, 2402.15627 and math/0611800 alone"],
  ["arxiv==2.1.0, arxiv 2.1.0, arxiv: 2.1, archivePrefix = {arXiv}, eprinttype = {arxiv}"],
  ["bioRxiv:2020.01.01 medRxiv 2020.0101"],
]);

table("DOIs", [
  [
    "doi:10.1016/0771-050X(80)90039-X.",
    "doi doi:10.1016/0771-050x(80)90039-x doi:10.1016/0771-050X(80)90039-X",
  ],
  ["(see 10.1137/16M1106122)", "doi doi:10.1137/16m1106122 10.1137/16M1106122"],
  ["DOI: 10.1137/16M1106122;", "doi doi:10.1137/16m1106122 DOI: 10.1137/16M1106122"],
  [":doi:`10.1007/s00422-013-0561-7`.", "doi doi:10.1007/s00422-013-0561-7 10.1007/s00422-013-0561-7"],
  [
    ":doi:`Basic tool <10.1016/S0022-2836(05)80360-2>`.",
    "doi doi:10.1016/s0022-2836(05)80360-2 10.1016/S0022-2836(05)80360-2",
  ],
  ["doi = {10.1145/3292500.3330701},", "doi doi:10.1145/3292500.3330701 10.1145/3292500.3330701"],
  ["doi = {10.1007/3-540-{\\_}15}", "doi doi:10.1007/3-540-_15 10.1007/3-540-{\\_}15"],
  [
    "0377-0427, https://doi.org/10.1016/0771-050X(80)90039-X.",
    "doi-url doi:10.1016/0771-050x(80)90039-x https://doi.org/10.1016/0771-050X(80)90039-X",
  ],
  ["dx.doi.org/10.1137/16M1106122", "doi-url doi:10.1137/16m1106122 dx.doi.org/10.1137/16M1106122"],
  [
    "10.1175/1520-0469(1978)035<1111:ANAM>2.0.CO;2 and",
    "doi doi:10.1175/1520-0469(1978)035<1111:anam>2.0.co;2 10.1175/1520-0469(1978)035<1111:ANAM>2.0.CO;2",
  ],
  [
    "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
    "doi-url doi:10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2 https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
  ],
  ["<b>10.1137/16M1106122</b>", "doi doi:10.1137/16m1106122 10.1137/16M1106122"],
  [
    "<https://doi.org/10.1137/16M1106122>",
    "doi-url doi:10.1137/16m1106122 https://doi.org/10.1137/16M1106122",
  ],
  ["10.1137/16M1; 10.1137/17M2", "doi doi:10.1137/16m1 10.1137/16M1", "doi doi:10.1137/17m2 10.1137/17M2"],
  ["doi:10.48550/arXiv.1508.03273.", "arxiv-doi arXiv:1508.03273 doi:10.48550/arXiv.1508.03273"],
  [
    "https://doi.org/10.48550/arxiv.2402.15627",
    `arxiv-doi ${megascale} https://doi.org/10.48550/arxiv.2402.15627`,
  ],
  [
    "https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true",
    "doi-url doi:10.1145/3292500.3330701 https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true",
  ],
  [`10.0.0.0/8, 110.1234/5, v10.1234/5 and 10.5281/zenodo.{id}, 10.5281/zenodo.\${id}, 10.5281/zenodo.<id>`],
]);

table("Other sites", [
  [
    "https://openreview.net/forum?id=rJl-b3RcF7.",
    "openreview openreview:rJl-b3RcF7 https://openreview.net/forum?id=rJl-b3RcF7",
  ],
  [
    "https://openreview.net/pdf?id=rJl-b3RcF7)",
    "openreview openreview:rJl-b3RcF7 https://openreview.net/pdf?id=rJl-b3RcF7",
  ],
  [
    "https://aclanthology.org/2020.acl-main.703/",
    "acl doi:10.18653/v1/2020.acl-main.703 https://aclanthology.org/2020.acl-main.703/",
  ],
  [
    "https://www.aclweb.org/anthology/P18-1031.pdf",
    "acl doi:10.18653/v1/p18-1031 https://www.aclweb.org/anthology/P18-1031.pdf",
  ],
  [
    "https://anthology.aclweb.org/P/P14/P14-1146.pdf",
    "acl doi:10.18653/v1/p14-1146 https://anthology.aclweb.org/P/P14/P14-1146.pdf",
  ],
  ["http://delivery.acm.org/10.1145/1360000/1356053/a12-goto.pdf?ip=1"],
  [
    "<https://doi.org/10.1007/s00190\\-011\\-0445\\-3>; preprint",
    "doi-url doi:10.1007/s00190-011-0445-3 https://doi.org/10.1007/s00190\\-011\\-0445\\-3",
  ],
  [
    "http://proceedings.mlr.press/v37/ioffe15.pdf",
    "proceedings url:https://proceedings.mlr.press/v37/ioffe15.html http://proceedings.mlr.press/v37/ioffe15.pdf",
  ],
  [
    "https://papers.nips.cc/paper/7181-attention-is-all-you-need.",
    "proceedings url:https://papers.nips.cc/paper/7181-attention-is-all-you-need https://papers.nips.cc/paper/7181-attention-is-all-you-need",
  ],
  [
    "http://openaccess.thecvf.com/content_cvpr_2016/papers/He_Deep_CVPR_2016_paper.pdf",
    "proceedings url:https://openaccess.thecvf.com/content_cvpr_2016/html/He_Deep_CVPR_2016_paper.html http://openaccess.thecvf.com/content_cvpr_2016/papers/He_Deep_CVPR_2016_paper.pdf",
  ],
  ["https://openreview.net/group?id=ICLR.cc/2020, https://aclanthology.org/venues/acl/, https://neurips.cc/"],
]);

table("Citekeys", [
  ["@cite AABB17 for more", "doxygen key:AABB17 AABB17"],
  ["Peraire @cite Ngu2012).", "doxygen key:Ngu2012 Ngu2012"],
  ["\\cite vardi.86.lics.", "doxygen key:vardi.86.lics vardi.86.lics"],
  ["of FROSch @cite{Heinlein2020}.", "doxygen key:Heinlein2020 Heinlein2020"],
  ["@cite{number} Heinlein2020", "doxygen key:Heinlein2020 Heinlein2020"],
  ["\\cite{a,b}", "latex key:a a", "latex key:b b"],
  [
    "\\citep[see][p. 3]{a} \\parencite*{b} \\nocite{c} \\Textcite{d}",
    "latex key:a a",
    "latex key:b b",
    "latex key:c c",
    "latex key:d d",
  ],
  ["\\cites[12]{a}[§3]{b}", "latex key:a a", "latex key:b b"],
  ["\\cites(pre)(post)[1]{c}{d}", "latex key:c c", "latex key:d d"],
  ["\\parencites(see)(){a}[3]{b}", "latex key:a a", "latex key:b b"],
  ["\\citefield{a}{title}", "latex key:a a"],
  [":cite:`zhang2019shiftinvar`", "sphinx key:zhang2019shiftinvar zhang2019shiftinvar"],
  [
    ":cite:t:`a,b` {cite:p}`c` :footcite:p:`d`",
    "sphinx key:a a",
    "sphinx key:b b",
    "sphinx key:c c",
    "sphinx key:d d",
  ],
  ["Put a blank before `:numref:` and `:cite:` too\n* Owls, Birds, like `that`"],
  ["{cite}`a`{cite}`b`", "sphinx key:a a", "sphinx key:b b"],
  [":cite:t:`HWA12{Table 2}`", "sphinx key:HWA12 HWA12"],
  [
    "[Pope00](@citet) [Murray (1996)](@cite Murray1996) [a, b; Section 2](@citep)",
    "julia key:Pope00 Pope00",
    "julia key:Murray1996 Murray1996",
    "julia key:a a",
    "julia key:b b",
  ],
  ["\\insertRef{key}{pkg} \\insertCite{a,b;textual}{pkg}", "rd key:key key", "rd key:a a", "rd key:b b"],
  [
    "\\insertCiteOnly{@see also @Rpackage:rbibutils and @parseRd;nobrackets}{Rdpack}",
    "rd key:Rpackage:rbibutils @Rpackage:rbibutils",
    "rd key:parseRd @parseRd",
  ],
  ["[@a; see @b, §3; -@c]", "pandoc key:a @a", "pandoc key:b @b", "pandoc key:c @c"],
  ["[see @doe99, pp. 33-35; also @smith04, ch. 1]", "pandoc key:doe99 @doe99", "pandoc key:smith04 @smith04"],
  ["As @{Foo.bar/baz.} says [@{x,y}].", "pandoc key:Foo.bar/baz. @{Foo.bar/baz.}", "pandoc key:x,y @{x,y}"],
  ["[@doe99.]", "pandoc key:doe99 @doe99"],
  ["[@doi:10.1038/171737a0]", "pandoc doi:10.1038/171737a0 @doi:10.1038/171737a0"],
  [
    "[[https://arxiv.org/abs/2402.15627]] [[https://arxiv.org/abs/2402.15627|shown]]",
    `arxiv-abs ${megascale} https://arxiv.org/abs/2402.15627`,
    `arxiv-abs ${megascale} https://arxiv.org/abs/2402.15627`,
  ],
  [
    "see [[jiang2024megascale]] and [[@a|shown]] and [[papers/b#notes]]",
    "wikilink key:jiang2024megascale jiang2024megascale",
    "wikilink key:a @a",
    "wikilink key:b b",
  ],
  ["[@user](https://github.com/user) [@user][1] mail@example.org [mail@example.org]"],
  [
    "@jiang2024megascale says [@a, @b]; [^@a] c@d @e{f} @g(h) https://x/@i",
    "pandoc key:jiang2024megascale @jiang2024megascale",
    "pandoc key:a @a",
    "pandoc key:b @b",
  ],
  [
    'as <d-cite key="Marshall1972"></d-cite> and <dt-cite class="x" key=\'a, b2\'> <d-cite key="d\'oro2022">',
    "distill key:Marshall1972 Marshall1972",
    "distill key:a a",
    "distill key:b2 b2",
    "distill key:d'oro2022 d'oro2022",
  ],
  ["<d-footnote>a</d-footnote> <d-cite></d-cite> <x-cite key='a'> d-cite key='b'"],
  ["[@user] did\n\n[@user]: https://github.com/user"],
  [
    "@cite: x, \\citestyle{plain}, \\setcitestyle{a}, \\bibcite{a}{b}, excite{a}, @citeulike{a}, HEAD@{upstream}",
  ],
  ["roles such as `:cite:` and `:class:`, :cite:` and `"],
  ["@article{key, title={T}}"],
]);

describe("Several citations", () => {
  it("keeps every occurrence, in the text and in the address of a link", () => {
    assert.deepEqual(found("`arXiv:2402.15627 <https://arxiv.org/abs/2402.15627>`_"), [
      `arxiv-id ${megascale} arXiv:2402.15627`,
      `arxiv-abs ${megascale} https://arxiv.org/abs/2402.15627`,
    ]);
  });
  it("counts lines that end in any way, and columns in UTF-16 units", () => {
    const text = "a\rb\r\nc\n😀 arXiv:2402.15627";
    const [citation] = scan(text, "markdown");
    assert.equal(citation?.line, 3);
    assert.equal(citation?.start, 3);
    assert.equal(citation?.end, 19);
  });
});
