const letters = "A-Za-zÀ-ÖØ-öø-žΑ-Ωα-ω";
/** One word with two capitals, or with a capital and a digit behind it: `LoRA`, `rsLoRA`, `VB-LoRA`, `IA3`, `GPT-3.5`, `LoRA+`. */
const name = new RegExp(
  `^(?=.{2,24}$)(?=.*\\p{Lu}.*[\\p{Lu}\\d])[${letters}](?:[${letters}\\d-]|\\d\\.(?=\\d))*\\+{0,2}$`,
  "u",
);

/** Words around a name: `the original LoRA paper`, `Rank-Stabilised Owls (rsOwl)`. */
const around = /^(?:(?:the\s+)?(?:original\s+)?(\S+)(?:\s+(?:paper|preprint))?|.+\((\S+)\))$/i;

/** What links are called that name where a paper is, or a part of it; without its digits, in lower case. */
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
 * The name that a link's text gives to what it leads to, if it is that of a system: “LoRA” for `the original LoRA
 * paper`. It is no title: to show beside the id alone.
 */
export function linkName(text: string): string | undefined {
  const [, alone, inBrackets] = (text.length < 100 && around.exec(text)) || [];
  const word = alone ?? inBrackets ?? "";
  if (!name.test(word) || places.has(word.replace(/[^\p{L}]+/gu, "").toLowerCase())) return undefined;
  return word;
}
