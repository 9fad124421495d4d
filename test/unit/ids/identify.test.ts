import assert from "node:assert/strict";
import { workOfDoi } from "../../../src/core/ids/doi.ts";
import { addressOf, identify } from "../../../src/core/ids/identify.ts";
import { idsOf } from "../../../src/core/ids/idsOf.ts";

describe("the arXiv id in a DOI", () => {
  it("is as written, encoded too", () => {
    const written = (doi: string) => workOfDoi(doi).raw;
    assert.equal(written("10.48550/arXiv.math%2F0611800"), "math%2F0611800");
    assert.equal(written("10.48550/ARXIV.2402.15627"), "2402.15627");
  });
});

describe("identify", () => {
  const cases: readonly (readonly [text: string, id: string | undefined])[] = [
    // arXiv
    ["2402.15627", "arXiv:2402.15627"],
    ["2402.15627v3", "arXiv:2402.15627"],
    ["0704.0001", "arXiv:0704.0001"],
    ["arXiv:2402.15627", "arXiv:2402.15627"],
    ["arxiv: 2402.15627", "arXiv:2402.15627"],
    ["ARXIV:2106.15928", "arXiv:2106.15928"],
    ["arXiv 2008.08051", "arXiv:2008.08051"],
    ["math/0611800", "arXiv:math/0611800"],
    ["math.CA/0611800v2", "arXiv:math/0611800"],
    ["arXiv:quant-ph/9503016", "arXiv:quant-ph/9503016"],
    ["https://arxiv.org/abs/2402.15627", "arXiv:2402.15627"],
    ["http://www.arxiv.org/abs/2402.15627v2.", "arXiv:2402.15627"],
    ["<https://export.arxiv.org/pdf/2402.15627v2.pdf>", "arXiv:2402.15627"],
    ["arxiv.org/pdf/2402.15627", "arXiv:2402.15627"],
    ["https://arxiv.org/html/2401.05252v1/#S4", "arXiv:2401.05252"],
    ["https://ar5iv.labs.arxiv.org/html/1706.03762", "arXiv:1706.03762"],
    ["https://ar5iv.org/abs/1706.03762", "arXiv:1706.03762"],
    ["https://arxiv.org/abs/cond-mat.mes-hall/0506438", "arXiv:cond-mat/0506438"],
    ["https://arxiv.org/ftp/arxiv/papers/1403/1403.1234.pdf", "arXiv:1403.1234"],
    ["https://arxiv.org/abs/1805.0366", "arXiv:1805.0366"],
    ["https://huggingface.co/papers/2210.15191", "arXiv:2210.15191"],
    ["hf.co/papers/2210.15191", "arXiv:2210.15191"],
    ["https://www.alphaxiv.org/abs/2512.24880/sso-callback", "arXiv:2512.24880"],
    ["https://www.alphaxiv.org/overview/2512.24880v1", "arXiv:2512.24880"],
    // DOIs
    ["10.1016/0771-050X(80)90039-X", "doi:10.1016/0771-050x(80)90039-x"],
    ["doi:10.1145/3292500.3330701", "doi:10.1145/3292500.3330701"],
    ["DOI: 10.1145/3292500.3330701.", "doi:10.1145/3292500.3330701"],
    ["https://doi.org/10.1145/3292500.3330701", "doi:10.1145/3292500.3330701"],
    ["http://dx.doi.org/10.1145/3292500.3330701", "doi:10.1145/3292500.3330701"],
    [
      "https://doi.org/10.1175/1520-0469(1978)035%3C1111:ANAM%3E2.0.CO;2",
      "doi:10.1175/1520-0469(1978)035<1111:anam>2.0.co;2",
    ],
    ["https://dl.acm.org/doi/pdf/10.1145/3292500.3330701", "doi:10.1145/3292500.3330701"],
    ["https://www.frontiersin.org/articles/10.3389/fnins.2018.00774/full", "doi:10.3389/fnins.2018.00774"],
    ["https://link.springer.com/content/pdf/10.1007/s00422-013-0561-7.pdf", "doi:10.1007/s00422-013-0561-7"],
    ["https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full.pdf", "doi:10.1101/2020.01.01.123456"],
    ...[
      "v1",
      "v1.full",
      "v1.abstract",
      "v2.full.pdf+html",
      "v1.full-text",
      "v1.supplementary-material",
      "",
    ].map((tail): [string, string] => [
      `https://www.medrxiv.org/content/10.1101/2020.05.22.111161${tail}`,
      "doi:10.1101/2020.05.22.111161",
    ]),
    ["https://www.biorxiv.org/content/10.1101/111161v2", "doi:10.1101/111161"],
    ["https://example.org/10.5555/keyv2", "doi:10.5555/keyv2"],
    ["https://joss.theoj.org/papers/10.21105/joss.01234/status.svg", "doi:10.21105/joss.01234"],
    ["https://joss.theoj.org/papers/10.21105/joss.01234", "doi:10.21105/joss.01234"],
    ["10.48550/arXiv.2402.15627", "arXiv:2402.15627"],
    ["https://doi.org/10.48550/ARXIV.2402.15627", "arXiv:2402.15627"],
    ["10.48550/arxiv.math/0611800", "arXiv:math/0611800"],
    // Others
    ["https://openreview.net/forum?id=rJl-b3RcF7", "openreview:rJl-b3RcF7"],
    ["https://openreview.net/pdf?id=rJl-b3RcF7", "openreview:rJl-b3RcF7"],
    ["https://openreview.net/forum?noteId=x1&id=rJl-b3RcF7#all", "openreview:rJl-b3RcF7"],
    ["https://aclanthology.org/P18-1031/", "doi:10.18653/v1/p18-1031"],
    ["https://www.aclweb.org/anthology/P18-1031.pdf", "doi:10.18653/v1/p18-1031"],
    ["https://aclanthology.org/2020.acl-main.703.pdf", "doi:10.18653/v1/2020.acl-main.703"],
    ["http://proceedings.mlr.press/v37/ioffe15.pdf", "url:https://proceedings.mlr.press/v37/ioffe15.html"],
    [
      "https://proceedings.mlr.press/v139/ho21a/ho21a.pdf",
      "url:https://proceedings.mlr.press/v139/ho21a.html",
    ],
    ["https://proceedings.mlr.press/v139/ho21a.html", "url:https://proceedings.mlr.press/v139/ho21a.html"],
    [
      "https://papers.nips.cc/paper/2017/file/3f5ee243547dee91fbd053c1c4a845aa-Paper.pdf",
      "url:https://proceedings.neurips.cc/paper_files/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
    ],
    [
      "https://proceedings.neurips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
      "url:https://proceedings.neurips.cc/paper_files/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
    ],
    [
      "https://papers.nips.cc/paper/7181-attention-is-all-you-need.pdf",
      "url:https://papers.nips.cc/paper/7181-attention-is-all-you-need",
    ],
    [
      "http://openaccess.thecvf.com/content_cvpr_2016/papers/He_Deep_Residual_CVPR_2016_paper.pdf",
      "url:https://openaccess.thecvf.com/content_cvpr_2016/html/He_Deep_Residual_CVPR_2016_paper.html",
    ],
    [
      "https://openaccess.thecvf.com/content/CVPR2021/html/Chen_X_CVPR_2021_paper.html",
      "url:https://openaccess.thecvf.com/content/CVPR2021/html/Chen_X_CVPR_2021_paper.html",
    ],
    ["http://www.example.com/paper/?utm_source=x#top", "url:https://example.com/paper"],
    ["openreview:abc_DEF-1", "openreview:abc_DEF-1"],
    ["key:jiang2024megascale", "key:jiang2024megascale"],
    // Nothing
    ["", undefined],
    ["MegaScale", undefined],
    ["1805.0366", undefined],
    ["1234.56789", undefined],
    ["3.14", undefined],
    ["hep-foo/0101001", undefined],
    ["10.0.0.0/8", undefined],
    ["2402.15627 and more words here", undefined],
    ["ftp://example.com/x", undefined],
  ];
  for (const [text, id] of cases) {
    it(`takes ${JSON.stringify(text)} for ${id ?? "nothing"}`, () => {
      assert.equal(identify(text), id);
    });
  }
});

describe("idsOf", () => {
  it("gives every id, the one to show first and the citekey last", () => {
    const paper = {
      citekey: "k",
      title: "",
      url: "https://aclanthology.org/P18-1031",
      doi: "10.1145/ABC",
      arxiv: "2402.15627v2",
      openreview: "abcdef",
    };
    assert.deepEqual(idsOf(paper), [
      "arXiv:2402.15627",
      "doi:10.1145/abc",
      "doi:10.18653/v1/p18-1031",
      "openreview:abcdef",
      "key:k",
    ]);
  });
  it("takes an arXiv DOI and an arXiv address for the same arXiv id", () => {
    const paper = {
      citekey: "k",
      title: "",
      doi: "https://doi.org/10.48550/arXiv.2402.15627",
      url: "https://arxiv.org/pdf/2402.15627.pdf",
    };
    assert.deepEqual(idsOf(paper), ["arXiv:2402.15627", "key:k"]);
  });
  it("is never empty", () => {
    assert.deepEqual(idsOf({ citekey: "k", title: "" }), ["key:k"]);
  });
});

describe("addressOf", () => {
  it("has an address for ids with letters beyond the first plane, and with half of one", () => {
    assert.equal(addressOf("doi:10.1000/a\u{20000}b"), "https://doi.org/10.1000/a%F0%A0%80%80b");
    assert.equal(addressOf("doi:10.1000/a\ud800b"), "https://doi.org/10.1000/a%EF%BF%BDb");
    assert.equal(addressOf("openreview:a\udc00"), "https://openreview.net/forum?id=a%EF%BF%BD");
  });

  const cases = [
    ["arXiv:math/0611800", "https://arxiv.org/abs/math/0611800"],
    ["doi:10.1/a<b>#(c)", "https://doi.org/10.1/a%3Cb%3E%23(c)"],
    ["openreview:a-b", "https://openreview.net/forum?id=a-b"],
    ["url:https://example.com/x", "https://example.com/x"],
    ["key:k", undefined],
  ] as const;
  for (const [id, address] of cases) {
    it(`leads ${id} to ${address}`, () => {
      assert.equal(addressOf(id), address);
    });
  }
});

describe("The ids of a record", () => {
  it("have one key, in whatever way its letters are composed", () => {
    const ids = (form: string) => idsOf({ citekey: "Weiß-Müller20".normalize(form), title: "" });
    assert.deepEqual(ids("NFD"), ids("NFC"));
    assert.equal(identify(`key:${"é".normalize("NFD")}`), `key:${"é".normalize("NFC")}`);
  });
  it("are that of a key which is one, where the record has no other", () => {
    const key = "10.1000/abc.22";
    assert.deepEqual(idsOf({ citekey: key, title: "" }), [`doi:${key}`, `key:${key}`]);
    assert.deepEqual(idsOf({ citekey: key, title: "", arxiv: "2402.15627" }), [
      "arXiv:2402.15627",
      `key:${key}`,
    ]);
    assert.deepEqual(idsOf({ citekey: "http://example.org/items/1", title: "" }), [
      "key:http://example.org/items/1",
    ]);
  });
});
