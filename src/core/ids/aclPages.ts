import { type Page, sticky } from "./site.ts";

const paper =
  /(?:anthology(?:-new)?\/|papers\/|attachments\/)?(?:[a-z]\/[a-z]\d\d\/)?([a-z]\d\d-\d{4,5}|\d{4}\.[a-z][\w-]{1,40}\.\d{1,5})(?:v\d{1,2})?(?:\.pdf|\.bib|\.xml|\.mods)?(?![^\W_])/iy;

/** Reads a page of the ACL Anthology: its ids are DOIs. */
export function aclPage(text: string, path: number): Page<"acl"> | undefined {
  const raw = sticky(paper, text, path)?.[1];
  return raw
    ? { form: "acl", raw, id: `doi:10.18653/v1/${raw.toLowerCase()}`, end: paper.lastIndex }
    : undefined;
}
