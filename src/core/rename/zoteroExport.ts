/**
 * Whether a bibliography is an export that Zotero or its extension Better BibTeX keeps up to date, judged by what they
 * write: paths of Zotero's storage, its addresses, Better BibTeX's quality report.
 */
export function isZoteroExport(text: string): boolean {
  return /[/\\:]zotero[/\\]+storage[/\\]|zotero:\/\/|https?:\/\/(www\.)?zotero\.org\/(users|groups)\/|^% == Bib(La)?TeX quality report/im.test(
    text,
  );
}
