import { alphaxivPage, arxivPage, huggingFacePage, vanityPage } from "./arxivAndMirrorPages.ts";
import { openreviewPage } from "./openreviewPages.ts";
import { aclPage, proceedingsSites } from "./proceedings.ts";
import { hostOf, type Site, site } from "./site.ts";

/**
 * The sites whose addresses are citations: hosts, examples, and the reader of the path after the host. A row is all that
 * a new site needs: `addressAt`, the citation forms, the prefilter of the scan and the tests are derived from it.
 */
export const sites = [
  site({
    // Mirrors of the first years: xxx.lanl.gov was arXiv's own name until 1998.
    hosts: [
      "*.|arxiv|.org",
      "*.|ar5iv|.org",
      "|arxiv|.lanl.gov",
      "xxx|.lanl|.gov",
      "xxx.soto|n.ac.|uk",
      "xxx.it|p.ac.|cn",
      "xxx.ta|u.ac.|il",
      "xxx.uni-a|ugsbu|rg.de",
      "xxx.adelaid|e.edu|.au",
      "xxx.|sissa|.it",
      "babbage.|sissa|.it",
      "xxx.|arxiv|.cornell.edu",
    ],
    examples: {
      "arxiv-abs": [
        "https://arxiv.org/abs/2402.15627v2",
        "https://ar5iv.org/abs/2402.15627",
        "arxiv.org/abs/math/0611800",
        "http://xxx.lanl.gov/abs/hep-th/9711200",
        "http://xxx.sissa.it/abs/hep-th/9711200",
        "http://xxx.arxiv.cornell.edu/abs/hep-th/9711200",
        "https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F2402.15627&sa=D",
      ],
      "arxiv-pdf": [
        "http://www.arxiv.org/pdf/math/0611800.pdf",
        "https://arxiv.org/PS_cache/hep-th/pdf/9711/9711200v3.pdf",
        "https://arxiv.org/ftp/arxiv/papers/1306/1306.5678.pdf",
      ],
      "arxiv-html": ["https://ar5iv.labs.arxiv.org/html/2402.15627"],
    },
    read: arxivPage,
  }),
  site({
    hosts: ["arxiv|-vani|ty.com"],
    examples: { "arxiv-html": ["https://www.arxiv-vanity.com/papers/2402.15627/"] },
    read: vanityPage,
  }),
  site({
    hosts: ["*.alp|haxiv|.org"],
    examples: { alphaxiv: ["alphaxiv.org/abs/2402.15627"] },
    read: alphaxivPage,
  }),
  site({
    hosts: ["huggingf|ace.c|o", "|hf.co|"],
    begins: ["papers/", "api/papers/"],
    examples: {
      hf: [
        "https://huggingface.co/papers/2402.15627",
        "huggingface.co/api/papers/2402.15627",
        "hf.co/papers/2402.15627",
        "HF.co/papers/2402.15627",
      ],
    },
    read: huggingFacePage,
  }),
  site({
    hosts: ["openrevie|w.net|"],
    examples: {
      openreview: [
        "https://openreview.net/forum?id=abcdefgh",
        "_https://openreview.net/forum?a=b&id=abcdefgh_",
        "https://openreview.net/pdf/0123456789abcdef0123456789abcdef01234567.pdf",
      ],
    },
    read: openreviewPage,
  }),
  site({
    hosts: [
      "a|clant|hology.org",
      "a|clant|hology.info",
      "a|clant|hology.coli.uni-saarland.de",
      "|aclwe|b.org",
      "anthology.|aclwe|b.org",
    ],
    examples: {
      acl: ["https://aclanthology.org/2020.acl-main.1/", "https://www.aclweb.org/anthology/P19-1001.pdf"],
    },
    read: aclPage,
  }),
  ...proceedingsSites,
];

type KnownSite = (typeof sites)[number];

/** The forms of citation that are addresses of one of the sites. */
export type SiteForm = KnownSite extends infer One ? (One extends Site<infer Form> ? Form : never) : never;

/** Sites by host, and by the domains whose subdomains count too. */
const [byHost, byDomain] = [new Map<string, KnownSite[]>(), new Map<string, KnownSite[]>()];
for (const one of sites)
  for (const mark of one.hosts) {
    add(byHost, hostOf(mark), one);
    if (mark.startsWith("*.")) add(byDomain, hostOf(mark), one);
  }

function add(map: Map<string, KnownSite[]>, host: string, one: KnownSite): void {
  const known = map.get(host) ?? [];
  map.set(host, known);
  known.push(one);
}

/** The sites of a host, given in lower case and without `www.`; none for an unknown host. */
export function sitesOf(host: string): readonly KnownSite[] {
  const own = byHost.get(host);
  if (own) return own;
  for (let dot = host.indexOf("."); dot >= 0; dot = host.indexOf(".", dot + 1)) {
    const above = byDomain.get(host.slice(dot + 1));
    if (above) return above;
  }
  return [];
}
