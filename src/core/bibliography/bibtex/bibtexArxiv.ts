import { arxivIdIn, isArxivVenue, validArxivId } from "../arxivText.ts";
import { withoutEntities } from "../markup/entities.ts";
import { ownNote } from "../paperOfFields.ts";

type Fields = ReadonlyMap<string, string>;

/** Fields that may hold an arXiv id if there is no `eprint`, the most reliable first. */
const otherPlaces = [
  "arxiv",
  "arxivid",
  "doi",
  "url",
  "journal",
  "journaltitle",
  "number",
  "volume",
  "howpublished",
  "note",
  "pages",
  "eid",
];

/** The arXiv id of an entry, without version. */
export function arxivOfFields(fields: Fields): string | undefined {
  return (
    arxivOfEprint(fields) ??
    otherPlaces
      .map((name) => idIn(name, texAddress(fields.get(name) ?? "")))
      .find((id) => id !== undefined) ??
    arxivOfNumber(fields)
  );
}

/** `journal = {arXiv preprint}, volume = {2402.15627}` */
function arxivOfNumber(fields: Fields): string | undefined {
  const venue = texAddress(fields.get("journal") ?? fields.get("journaltitle") ?? "");
  if (!isArxivVenue(venue)) return undefined;
  const numbers = ["volume", "number", "pages"].map((name) => texAddress(fields.get(name) ?? ""));
  return numbers.map(validArxivId).find((id) => id !== undefined);
}

function idIn(name: string, text: string): string | undefined {
  if (text === "" || (name === "note" && ownNote(text) === "")) return undefined;
  return arxivIdIn(text) ?? (name.startsWith("arxiv") ? validArxivId(text) : undefined);
}

/**
 * arXiv's primary category (`cs.LG`), from its own field or in brackets after the id; "" without an arXiv `eprint`.
 */
export function subjectOfFields(fields: Fields): string {
  if (arxivOfEprint(fields) === undefined) return "";
  const named = texAddress(fields.get("primaryclass") ?? fields.get("eprintclass") ?? "");
  return named || (/\[([a-z-]+(?:\.[A-Za-z-]+)?)\]/.exec(fields.get("eprint") ?? "")?.[1] ?? "");
}

function arxivOfEprint(fields: Fields): string | undefined {
  const eprint = texAddress(fields.get("eprint") ?? "");
  if (eprint === "") return undefined;
  const type = texAddress(fields.get("archiveprefix") ?? fields.get("eprinttype") ?? "").toLowerCase();
  // Eprints of JSTOR and PubMed are numbers too.
  if (type !== "" && !type.startsWith("arxiv")) return undefined;
  const bare = eprint.split(/[\s[]/)[0] ?? "";
  const archive =
    texAddress(fields.get("primaryclass") ?? fields.get("eprintclass") ?? "").split(".")[0] ?? "";
  return (
    arxivIdIn(eprint) ??
    validArxivId(bare) ??
    (archive === "" ? undefined : validArxivId(`${archive}/${bare}`))
  );
}

/** Commands for characters of an address, in text or math mode. Blanks after a command only end its name. */
const signs: readonly (readonly [written: RegExp, sign: string])[] = [
  [/\\textasciitilde(?![A-Za-z])\s*|\\~(?:\{\s*\})?|\$\s*\\sim\s*\$/g, "~"],
  [/\\textunderscore(?![A-Za-z])\s*/g, "_"],
  [/\\textless(?![A-Za-z])\s*|\$\s*(?:<|\\(?:less|lt)(?![A-Za-z]))\s*\$/g, "<"],
  [/\\textgreater(?![A-Za-z])\s*|\$\s*(?:>|\\(?:greater|gt)(?![A-Za-z]))\s*\$/g, ">"],
  [/\\textasciicircum(?![A-Za-z])\s*/g, "^"],
  [/\\(?:textpercent|percentchar)(?![A-Za-z])\s*/g, "%"],
  [/\\(?:textnumbersign|hashchar)(?![A-Za-z])\s*/g, "#"],
  [/\\(?:textampersand)(?![A-Za-z])\s*/g, "&"],
  [/\\slash(?![A-Za-z])\s*/g, "/"],
];
/** Commands that only affect how an address is printed. */
const wrappers =
  /\\(?:url|path|nolinkurl|detokenize|urlprefix|texttt|tt|string|allowbreak|relax)(?![A-Za-z])\s*/g;

/** The plain text of an address or id, in which (unlike in other TeX) `~`, `--` and `$` stand for themselves. */
export function texAddress(value: string): string {
  if (!/[\\{}$&]/.test(value)) return value.trim();
  let text = value.replace(/\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}/g, "{$1}").replace(wrappers, "");
  for (const [written, sign] of signs) text = text.replace(written, () => sign);
  text = text.replace(/\\([_%&#$^{}~/\\<>-])/g, "$1").replace(/[{}]/g, "");
  return withoutEntities(text).trim();
}
