/** A page of a proceedings site: where its address ends, the part that names the paper, and its canonical address. */
export interface ProceedingsPage {
  readonly end: number;
  readonly raw: string;
  readonly canonical: string;
}

interface Site {
  readonly host: RegExp;
  /** Read where the path begins, after the first `/`. */
  readonly path: RegExp;
  readonly page: (
    host: string,
    groups: readonly (string | undefined)[],
  ) => { raw: string; canonical: string };
}

/** The sites, each with how its abstract page, PDF and older addresses lead to one address. */
const sites: readonly Site[] = [
  {
    // `v37/ioffe15.html`, `v139/ho21a/ho21a.pdf`, `r4/name.html`; before 2016 under jmlr.org/proceedings/papers.
    host: /^proceedings\.mlr\.press$|^jmlr\.org$/,
    path: /(?:proceedings\/papers\/)?([vr]\d{1,4})\/([\w-]{2,80})(?:\/\2)?(?:\.html?|\.pdf|(?![\w./-]))/iy,
    page: (_host, [, volume = "", name = ""]) => ({
      raw: `${volume}/${name}`,
      canonical: `https://proceedings.mlr.press/${volume.toLowerCase()}/${name}.html`,
    }),
  },
  {
    // `papers/v15/srivastava14a.html`, `papers/volume15/srivastava14a/srivastava14a.pdf`
    host: /^jmlr\.org$/,
    path: /papers\/v(?:olume)?(\d{1,3})\/([\w-]{2,80})(?:\/\2)?(?:\.html?|\.pdf|(?![\w./-]))/iy,
    page: (_host, [, volume = "", name = ""]) => ({
      raw: `v${volume}/${name}`,
      canonical: `https://jmlr.org/papers/v${volume}/${name}.html`,
    }),
  },
  {
    // `paper_files/paper/2022/hash/HASH-Abstract-Conference.html`, `paper/2017/file/HASH-Paper.pdf`
    host: /^(?:[\w-]+\.)?(?:neurips|nips)\.cc$/,
    path: /(?:paper_files\/)?paper\/(\d{4})\/(?:hash|file)\/([0-9a-f]{32})-[A-Z][a-z]{1,40}(-[\w-]{1,80})?\.[a-z]{2,4}/iy,
    page: (host, [, year = "", hash = "", track = ""]) => ({
      raw: hash,
      canonical: `https://${
        host.startsWith("datasets-") ? `${host}/paper` : "proceedings.neurips.cc/paper_files/paper"
      }/${year}/hash/${hash.toLowerCase()}-Abstract${track}.html`,
    }),
  },
  {
    // `paper/7181-attention-is-all-you-need.pdf`, `paper/2017/…` is above
    host: /^(?:[\w-]+\.)?(?:neurips|nips)\.cc$/,
    path: /(?:book\/)?paper\/(\d{1,5}-[\w-]{3,300})(?:\.pdf|\/)?/iy,
    page: (_host, [, name = ""]) => ({ raw: name, canonical: `https://papers.nips.cc/paper/${name}` }),
  },
  {
    // `content_cvpr_2016/papers/He_…_paper.pdf`, `content/CVPR2021/html/…_paper.html`, with workshops in between
    host: /^openaccess\.thecvf\.com$|^cv-foundation\.org$/,
    path: /(?:openaccess\/)?(content(?:_|\/)\w{2,40})(\/(?!papers\/|html\/)[\w-]{1,60})?\/(?:papers|html)\/((?!papers\/|html\/)[\w-]{1,60}\/)?([\w.-]{3,300}?)\.(?:pdf|html?)/iy,
    page: (_host, [, content = "", before = "", after = "", name = ""]) => ({
      raw: name,
      canonical: `https://openaccess.thecvf.com/${content}${before}/html/${after}${name}.html`,
    }),
  },
];

/** Reads the page of a proceedings site whose path begins at `start`; `host` is in lower case and without `www.`. */
export function proceedingsAt(text: string, start: number, host: string): ProceedingsPage | undefined {
  for (const site of sites) {
    if (!site.host.test(host)) continue;
    site.path.lastIndex = start;
    const groups = site.path.exec(text);
    if (groups) return { end: site.path.lastIndex, ...site.page(host, groups) };
  }
  return undefined;
}
