/**
 * Archives in ids from before April 2007, as in `hep-th/9901001`; stat and q-fin came later and only have new ids.
 */
export const oldArchives: ReadonlySet<string> = new Set(
  (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs " +
    "dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics " +
    "plasm-ph q-alg q-bio quant-ph solv-int supr-con"
  ).split(" "),
);

/** Regular expression alternatives for an old archive, longer names before their prefixes. */
export const oldArchivePattern = [...oldArchives].sort((a, b) => b.length - a.length).join("|");

/** A parsed arXiv id: `math.CA/0611800v2` is `{ id: "math/0611800", version: 2 }`. */
export interface ArxivId {
  /** Without version and subject class, the archive in lower case. */
  readonly id: string;
  readonly version?: number;
}

const newStyle = /^(\d{1,8}\.\d{1,8})(?:v(\d{1,3}))?$/i;
const oldStyle = /^([a-z][a-z-]{1,15})(?:\.[a-z][a-z-]{0,15})?\/(\d{3,10})(?:v(\d{1,3}))?$/i;
const bareDigits = /^(\d{7,10})(?:v(\d{1,3}))?$/i;

/**
 * Parses anything with the shape of an arXiv id, also a mistyped one (`1805.0366`, `1092.02134`);
 * impossibleArxivId.ts says whether it can exist. `undefined` for anything else. Expects the bare id, without
 * `arXiv:`.
 */
export function parseArxivId(raw: string): ArxivId | undefined {
  const old = oldStyle.exec(raw);
  if (old?.[1] && old[2]) return withVersion(`${old[1].toLowerCase()}/${old[2]}`, old[3]);
  const match = newStyle.exec(raw) ?? bareDigits.exec(raw);
  return match?.[1] ? withVersion(match[1], match[2]) : undefined;
}

function withVersion(id: string, version: string | undefined): ArxivId {
  return version === undefined ? { id } : { id, version: Number(version) };
}
