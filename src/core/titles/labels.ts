/**
 * Words of link texts that refer to a paper without naming it: "[paper]", "PDF",
 * "arXiv:2402.15627", "NeurIPS 2021".
 */
const labelWords: ReadonlySet<string> = new Set(
  (
    "paper papers pdf arxiv abs abstract html link links url doi here this that the a an original official preprint page " +
    "website web site project openreview hf hugging face huggingface full text article source src ref refs reference " +
    "references read more info publication published proceedings online available at in on see by from of version and " +
    "extended supplementary supp appendix document download citation cite cited bibtex technical tech report corresponding " +
    "research related work poster oral spotlight workshop journal conference conf main findings e-print eprint pubs pub " +
    "acl emnlp naacl eacl aacl coling tacl iclr icml neurips nips aaai ijcai cvpr iccv eccv wacv bmvc icra iros corl colm " +
    "kdd www sigir cikm wsdm recsys icassp interspeech taslp tpami ijcv jmlr tmlr mlsys aistats uai colt siggraph miccai " +
    "tmi tip nature science pnas pmlr acm ieee springer elsevier jan feb mar apr may june july jun jul aug sep sept oct nov dec"
  ).split(" "),
);
/** "Paper" in Chinese, Japanese and Korean. */
const labelsOfOthers = /论文|論文|논문/g;
const otherScript = /[\u0400-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;

/**
 * Whether a text is the label of an address ("paper", "PDF", "ICLR 2020", "here"), not the name of a work.
 */
export function isLabel(text: string): boolean {
  if (otherScript.test(text) && otherScript.test(text.replace(labelsOfOthers, ""))) return false;
  const words = text.toLowerCase().match(/[A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω\d][A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω\d'’-]*/g) ?? [];
  return words.every((word) => labelWords.has(word) || /^['’]?\d+(?:v\d+|th|st|nd|rd)?$/.test(word));
}
