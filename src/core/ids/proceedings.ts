import { type Page, site, sticky } from "./site.ts";

type Groups = readonly (string | undefined)[];

/**
 * Makes a reader for a proceedings site: `path` matches its addresses, `page` makes a paper's one address of the
 * groups.
 */
function reader(path: RegExp, page: (groups: Groups, host: string) => { raw: string; canonical: string }) {
  return (text: string, start: number, host: string): Page<"proceedings"> | undefined => {
    const groups = sticky(path, text, start);
    if (!groups) return undefined;
    const { raw, canonical } = page(groups, host);
    return { form: "proceedings", raw, id: `url:https://${canonical}`, end: path.lastIndex };
  };
}

/** The sites of proceedings, each with how its abstract page, PDF and older addresses lead to one address. */
export const proceedingsSites = [
  site({
    // Before 2016 PMLR was under jmlr.org/proceedings/papers.
    hosts: ["proceedings.ml|r.pre|ss", "|jmlr.|org"],
    examples: {
      proceedings: [
        "https://proceedings.mlr.press/v37/ioffe15.html",
        "https://proceedings.mlr.press/v139/ho21a/ho21a.pdf",
        "http://jmlr.org/proceedings/papers/v37/ioffe15.pdf",
        "https://proceedings.mlr.press/r4/name.html",
      ],
    },
    read: reader(
      /(?:proceedings\/papers\/)?([vr]\d{1,4})\/([\w-]{2,80})(?:\/\2)?(?:\.html?|\.pdf|(?![\w./-]))/iy,
      ([, volume = "", name = ""]) => ({
        raw: `${volume}/${name}`,
        canonical: `proceedings.mlr.press/${volume.toLowerCase()}/${name}.html`,
      }),
    ),
  }),
  site({
    hosts: ["|jmlr.|org"],
    examples: {
      proceedings: [
        "https://jmlr.org/papers/v15/srivastava14a.html",
        "https://jmlr.org/papers/volume15/srivastava14a/srivastava14a.pdf",
      ],
    },
    read: reader(
      /papers\/v(?:olume)?(\d{1,3})\/([\w-]{2,80})(?:\/\2)?(?:\.html?|\.pdf|(?![\w./-]))/iy,
      ([, volume = "", name = ""]) => ({
        raw: `v${volume}/${name}`,
        canonical: `jmlr.org/papers/v${volume}/${name}.html`,
      }),
    ),
  }),
  site({
    hosts: ["*.ni|ps.cc|", "*.neuri|ps.cc|"],
    examples: {
      proceedings: [
        "https://papers.neurips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
        "https://proceedings.neurips.cc/paper_files/paper/2022/file/3f5ee243547dee91fbd053c1c4a845aa-Paper-Conference.pdf",
      ],
    },
    read: reader(
      /(?:paper_files\/)?paper\/(\d{4})\/(?:hash|file)\/([0-9a-f]{32})-[A-Z][a-z]{1,40}(-[\w-]{1,80})?\.[a-z]{2,4}/iy,
      ([, year = "", hash = "", track = ""], host) => ({
        raw: hash,
        canonical: `${
          host.startsWith("datasets-") ? `${host}/paper` : "proceedings.neurips.cc/paper_files/paper"
        }/${year}/hash/${hash.toLowerCase()}-Abstract${track}.html`,
      }),
    ),
  }),
  site({
    hosts: ["*.ni|ps.cc|", "*.neuri|ps.cc|"],
    examples: { proceedings: ["http://papers.nips.cc/paper/5021-a-name.pdf"] },
    read: reader(/(?:book\/)?paper\/(\d{1,5}-[\w-]{3,300})(?:\.pdf|\/)?/iy, ([, name = ""]) => ({
      raw: name,
      canonical: `papers.nips.cc/paper/${name}`,
    })),
  }),
  site({
    // With workshops in between.
    hosts: ["openaccess.t|hecvf|.com", "cv-foundatio|n.org|"],
    examples: {
      proceedings: [
        "http://openaccess.thecvf.com/content_cvpr_2018/papers/Hu_Squeeze_CVPR_2018_paper.pdf",
        "https://www.cv-foundation.org/openaccess/content_cvpr_2016/html/He_CVPR_2016_paper.html",
        "https://openaccess.thecvf.com/content/CVPR2021/html/Hu_Squeeze_paper.html",
        "http://openaccess.thecvf.com/content_cvpr_2018/papers_backup/Hu_Squeeze_CVPR_2018_paper.pdf",
      ],
    },
    read: reader(
      /(?:openaccess\/)?(content(?:_|\/)\w{2,40})(\/(?!papers\w*\/|html\/)[\w-]{1,60})?\/(?:papers(?:_\w{1,20})?|html)\/((?!papers\w*\/|html\/)[\w-]{1,60}\/)?([\w.-]{3,300}?)\.(?:pdf|html?)/iy,
      ([, content = "", before = "", after = "", name = ""]) => ({
        raw: name,
        canonical: `openaccess.thecvf.com/${content}${before}/html/${after}${name}.html`,
      }),
    ),
  }),
];

const paper =
  /(?:anthology(?:-new)?\/|papers\/|attachments\/)?(?:[a-z]\/[a-z]\d\d\/)?([a-z]\d\d-\d{4,5}|\d{4}\.[a-z][\w-]{1,40}\.\d{1,5})(?:v\d{1,2})?(?:\.pdf|\.bib|\.xml|\.mods)?(?![^\W_])/iy;

/** Reads a page of the ACL Anthology: its ids are DOIs. */
export function aclPage(text: string, path: number): Page<"acl"> | undefined {
  const raw = sticky(paper, text, path)?.[1];
  return raw
    ? { form: "acl", raw, id: `doi:10.18653/v1/${raw.toLowerCase()}`, end: paper.lastIndex }
    : undefined;
}
