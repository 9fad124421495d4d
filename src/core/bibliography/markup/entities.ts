const inOrder = (first: number, names: string): [string, string][] =>
  names.split(" ").map((name, place) => [name, String.fromCodePoint(first + place)]);

/** HTML's named characters, as far as titles and people's names use them. */
const named: ReadonlyMap<string, string> = new Map([
  ...inOrder(
    0xa0,
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro " +
      "para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil " +
      "Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave " +
      "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml " +
      "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute " +
      "thorn yuml Amacr amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron dcaron " +
      "Dstrok dstrok Emacr emacr",
  ),
  ...inOrder(0x118, "Eogon eogon Ecaron ecaron Gcirc gcirc Gbreve gbreve Gdot gdot"),
  ...inOrder(0x141, "Lstrok lstrok Nacute nacute Ncedil ncedil Ncaron ncaron"),
  ...inOrder(
    0x150,
    "Odblac odblac OElig oelig Racute racute Rcedil rcedil Rcaron rcaron Sacute sacute Scirc scirc",
  ),
  ...inOrder(0x15e, "Scedil scedil Scaron scaron"),
  ...inOrder(0x16e, "Uring uring Udblac udblac Uogon uogon"),
  ...inOrder(0x178, "Yuml Zacute zacute Zdot zdot Zcaron zcaron"),
  ...inOrder(
    0x391,
    "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho",
  ),
  ...inOrder(0x3a3, "Sigma Tau Upsilon Phi Chi Psi Omega"),
  ...inOrder(
    0x3b1,
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho",
  ),
  ...inOrder(0x3c2, "sigmaf sigma tau upsilon phi chi psi omega"),
  ...inOrder(0x2018, "lsquo rsquo sbquo"),
  ...inOrder(0x201c, "ldquo rdquo bdquo"),
  ...Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    ndash: "–",
    mdash: "—",
    hellip: "…",
    bull: "•",
    trade: "™",
    euro: "€",
    prime: "′",
    minus: "−",
    le: "≤",
    ge: "≥",
    ne: "≠",
    asymp: "≈",
    infin: "∞",
    rarr: "→",
    larr: "←",
    radic: "√",
    sum: "∑",
    isin: "∈",
    thinsp: " ",
    ensp: " ",
    emsp: " ",
    zwnj: "",
    zwj: "",
  }),
]);

/** Some exporters escape what is escaped already: `&amp;amp;`. */
const mostRounds = 3;

/** Decodes `&amp;`, `&#38;` and `&#x26;`; anything else stays as it is. */
export function withoutEntities(text: string): string {
  let plain = text;
  for (let round = 0; round < mostRounds && plain.includes("&"); round++) {
    const next = plain.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]\w{1,9}));/g, decoded);
    if (next === plain) break;
    plain = next;
  }
  return plain;
}

function decoded(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named.get(name) ?? entity;
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  const isCharacter =
    code >= 0x20 && !(code >= 0x7f && code < 0xa0) && !(code >= 0xd800 && code < 0xe000) && code <= 0x10ffff;
  return isCharacter ? String.fromCodePoint(code) : entity;
}
