import { type Page, sticky } from "./site.ts";

const forum =
  /(?:forum|pdf|revisions|attachment|references\/pdf|group)\/?\?(?:[\w.]{1,20}=[^\s&#"'<>)\]}]{0,100}&(?:amp;)?){0,4}id=([\w-]{5,40})/iy;
/** The address of the file itself has a hash that is not the forum's id. */
const file = /pdf\/([0-9a-f]{32,64})\.pdf/iy;

/** Reads a page of OpenReview. */
export function openreviewPage(text: string, path: number): Page<"openreview"> | undefined {
  const id = sticky(forum, text, path)?.[1];
  if (id) return { form: "openreview", raw: id, id: `openreview:${id}`, end: forum.lastIndex };
  const hash = sticky(file, text, path)?.[1];
  if (!hash) return undefined;
  return {
    form: "openreview",
    raw: hash,
    id: `url:https://openreview.net/pdf/${hash.toLowerCase()}.pdf`,
    end: file.lastIndex,
  };
}
