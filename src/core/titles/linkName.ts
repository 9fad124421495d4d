const letters = "A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω";
/**
 * Matches one word with two capitals, or with a capital and a digit after it: `LoRA`, `rsLoRA`, `VB-LoRA`,
 * `IA3`, `GPT-3.5`, `LoRA+`.
 */
const name = new RegExp(
  `^(?=.{2,24}$)(?=.*\\p{Lu}.*[\\p{Lu}\\d])[${letters}](?:[${letters}\\d-]|\\d\\.(?=\\d))*\\+{0,2}$`,
  "u",
);

/** Matches a name with words around it: `the original LoRA paper`, `Rank-Stabilised Owls (rsOwl)`. */
const around = /^(?:(?:the\s+)?(?:original\s+)?(\S+)(?:\s+(?:paper|preprint))?|.+\((\S+)\))$/i;

/** Link texts that name where a paper is, or a part of it; in lower case, without digits. */
const places = new Set(
  (
    "pdf html doi url arxiv biorxiv medrxiv openreview ssrn hal github gitlab bibtex readme todo faq api hf acl emnlp " +
    "naacl eacl coling tacl cvpr iccv eccv wacv bmvc icml iclr neurips nips aaai ijcai aistats colt uai kdd sigir www " +
    "icra iros corl rss interspeech icassp siggraph osdi sosp nsdi isca micro hpca asplos mlsys tmlr jmlr pmlr ieee acm " +
    "tpami cacm nature science joss lecture section table figure fig eq equation algorithm alg chapter appendix sec " +
    "theorem lemma page part version step issue pr ref id"
  ).split(" "),
);

/**
 * The name of a system that a link's text is: “LoRA” for `the original LoRA paper`. Not
 * a title: only shown beside the id.
 */
export function linkName(text: string): string | undefined {
  const [, alone, inBrackets] = (text.length < 100 && around.exec(text)) || [];
  const word = alone ?? inBrackets ?? "";
  if (!name.test(word) || places.has(word.replace(/[^\p{L}]+/gu, "").toLowerCase())) return undefined;
  return word;
}
