import type { Citation, Form } from "../citations/citation.ts";
import type { CitationIndex } from "../citations/citationIndex.ts";
import { addressAt } from "../ids/addresses.ts";
import type { PaperId } from "../paperId.ts";
import type { PaperLookup } from "./paperLookup.ts";
import type { LinkForm } from "./severities.ts";

/**
 * Whether a citation is an address that can also be written in other forms: of an
 * arXiv paper, on any site, or of a DOI.
 */
export function isLink({ form, target, text }: Citation): boolean {
  if (!/^https?:\/\//i.test(text)) return false;
  if (form === "doi-url" || form === "arxiv-doi") return true;
  return target.startsWith("arXiv:") && addressAt(text, 0)?.form === form;
}

/** The address of a work in a form; `undefined` if there is none. */
export function linkOf(id: PaperId, form: LinkForm, version = ""): string | undefined {
  if (id.startsWith("doi:")) return `https://doi.org/${id.slice("doi:".length)}`;
  if (!id.startsWith("arXiv:")) return undefined;
  const arxiv = id.slice("arXiv:".length);
  // Hugging Face's pages and arXiv's DOIs have no versions.
  if (form === "hf") return `https://huggingface.co/papers/${arxiv}`;
  if (form === "doi-url") return `https://doi.org/10.48550/arXiv.${arxiv}`;
  return `https://arxiv.org/abs/${arxiv}${version}`;
}

/**
 * The address in the preferred form; `undefined` if the citation should stay as it is, such as an address of one
 * section (`#S4`), which other forms cannot express.
 */
export function preferredLink(citation: Citation, form: LinkForm): string | undefined {
  if (!isLink(citation) || citation.text.includes("#")) return undefined;
  // A publisher's DOI has only one form, doi.org; the case of its letters is kept.
  if (citation.target.startsWith("doi:")) {
    const path = citation.text.replace(/^https?:\/\/(?:dx\.|www\.)?doi\.org\//i, "");
    return path === citation.text ? undefined : `https://doi.org/${path}`;
  }
  const version = /v\d+$/.exec(citation.raw)?.[0] ?? "";
  return linkOf(citation.target, form, version);
}

/** How many links of each form an index has to a work. */
export function formCounts(
  library: Pick<PaperLookup, "find">,
  index: CitationIndex,
  id: PaperId,
): ReadonlyMap<Form, number> {
  const counts = new Map<Form, number>();
  for (const { citation } of index.citing(library.find(id)?.ids ?? [id])) {
    if (isLink(citation)) counts.set(citation.form, (counts.get(citation.form) ?? 0) + 1);
  }
  return counts;
}
