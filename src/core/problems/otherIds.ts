import type { Citation } from "../citations/citation.ts";

/**
 * Finds ids that contradict another id of the same paper next to them: arXiv's own DOIs (`10.48550/arXiv.X`) next to
 * another arXiv id, the ACL Anthology's (`10.18653/v1/X`) next to another of its ids, and links whose text or badge has
 * another arXiv id than their target. “Next to” means in one BibTeX entry, or on one line with nothing in between but
 * what joins two names of one paper. Three ids in a row are a list of papers, which is not checked.
 */
export function otherIds(
  citations: readonly Citation[],
  lines: readonly string[],
): ReadonlyMap<Citation, string> {
  const found = new Map<Citation, string>();
  for (const [n, one] of citations.entries()) {
    const shown = idOfLinkText(one, lines);
    if (shown !== undefined && shown !== one.target) found.set(one, shown);
    const other = citations[n + 1];
    if (!other || !isPair(one, other) || one.target === other.target) continue;
    const isList = areJoined(citations[n - 1], one, lines) || areJoined(other, citations[n + 2], lines);
    if (!areInOneEntry(one, other, lines) && (isList || !areJoined(one, other, lines))) continue;
    const [doi, beside] = isDoi(one) ? [one, other] : [other, one];
    found.set(doi, beside.target);
  }
  return found;
}

/** `[2402.15627](https://arxiv.org/…`, `[arXiv:2402.15627](…`, `[![arXiv](…/badge/arXiv-2402.15627-b31b1b.svg)](…` */
const linkText =
  /(?:\[(?:arxiv:\s?)?|\/badge\/arxiv-{1,2})(\d{4}\.\d{4,5})(?:v\d{1,2})?(?:\]|[^\d()[\]\s][^()[\]\s]{0,80}\)\])\(<?$/i;
const longestLinkText = 150;

/** The arXiv id in the link text or badge of the link that a citation is the target of. */
function idOfLinkText({ line, start, target }: Citation, lines: readonly string[]): string | undefined {
  if (!target.startsWith("arXiv:")) return undefined;
  const before = lines[line]?.slice(Math.max(0, start - longestLinkText), start) ?? "";
  const id = before.endsWith("(") || before.endsWith("<") ? linkText.exec(before)?.[1] : undefined;
  return id && `arXiv:${id}`;
}

const isDoi = ({ form, target }: Citation): boolean =>
  form === "arxiv-doi" || ((form === "doi" || form === "doi-url") && target.startsWith("doi:10.18653/v1/"));

/** Whether one is a registry's DOI and the other an id of that registry. */
function isPair(one: Citation, other: Citation): boolean {
  if (isDoi(one) === isDoi(other)) return false;
  const [doi, id] = isDoi(one) ? [one, other] : [other, one];
  return doi.form === "arxiv-doi" ? id.target.startsWith("arXiv:") : id.form === "acl";
}

/** What may be between two names of one paper: the brackets of a link, a comma, `doi:`. */
const joint = /^(?:[\s\])}([{<>"'`*_,;:|/.=-]|\b(?:doi|url|link|abs|pdf|arxiv|preprint|eprint)\b)*$/i;
const longestJoint = 40;

function areJoined(
  one: Citation | undefined,
  other: Citation | undefined,
  lines: readonly string[],
): boolean {
  if (one?.line === undefined || one.line !== other?.line || other.start < one.end) return false;
  const between = lines[one.line]?.slice(one.end, other.start) ?? "";
  return between.length <= longestJoint && joint.test(between);
}

/** The most lines between the ids of one BibTeX entry. */
const longestEntry = 30;
const field = /\b(?:eprint|doi|url)\s*=\s*["{]*[^"{},=]*$/i;
const entryStart = /@\w+\s*[{(]/;

function areInOneEntry(one: Citation, other: Citation, lines: readonly string[]): boolean {
  if (other.line - one.line > longestEntry) return false;
  if (![one, other].every(({ line, start }) => field.test(lines[line]?.slice(0, start) ?? ""))) return false;
  const between = [
    ...(one.line === other.line ? [] : [lines[one.line]?.slice(one.end) ?? ""]),
    ...lines.slice(one.line + 1, other.line),
    (lines[other.line] ?? "").slice(one.line === other.line ? one.end : 0, other.start),
  ];
  return !between.some((line) => entryStart.test(line));
}
