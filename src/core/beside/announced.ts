import { isOfAuthors } from "../titles/people.ts";
import { isSource } from "./titleOfReference.ts";

/** Names after the end of a link: `). Ada Bee, Bo Cow`. */
const authorsBehind =
  /^[^\s"'<>)]{0,40}>?\)?["”*_`]{0,4}\s*[.,]\s+(?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\.|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][a-zß-öø-žα-ω]+) (?:[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω]\. )?[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω.]+(?:,|\s(?:and|et|&)\s)/;
/** The end of a link or a quotation: `>`_, 2019`, `) (ICLR 2020)`. */
const linkEnd = /^[^\s"'<>)]{0,40}>?\)?["”*_`]{0,4}[\s.,(]{0,4}/;
/** Names or "the paper" before the text of a link: `Bee et al., \`Title <`, `Bee & Cow: [Title](`. */
const authorsBefore =
  /(?:\bet al\.?,?:?|[A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][a-zß-öø-žα-ω]+ (?:and|&) [A-ZÀ-ÖØ-ÞĀ-ŽΑ-Ω][a-zß-öø-žα-ω]+(?:,|:)|\bpapers?:|\btitled|\bentitled)\s*["“'`*_[]{1,4}$/;

/** `[Title, Bee A. et al, 2022](` */
const dated = /\bet\.? al\.?,? \(?(?:19|20)\d\d\)?\]\(<?$/;
/** `Original paper: '` */
const paperQuoted = /\bpapers?:\s*["“'‘]$/i;

/**
 * Whether the text around a link's text, or around a quotation, is what bibliographies put around a title; then even a
 * few words are a title. `before` ends where the text begins; `after` begins at the id.
 */
export function isAnnounced(before: string, raw: string, after: string, id: string): boolean {
  // `[PDF 1905.02244 Title](https://arxiv.org/abs/1905.02244)`
  if (id !== "" && raw.includes(id)) return true;
  if (authorsBehind.test(after) || isOfAuthors(before) || dated.test(raw) || paperQuoted.test(before))
    return true;
  if (/["“”]/.test(raw) && /^[^\s"'<>)]{0,40}>?\)?["”*_`]{0,4}\s+paper\b/.test(after)) return true;
  return authorsBefore.test(before) && isSource(after.replace(linkEnd, ""));
}
