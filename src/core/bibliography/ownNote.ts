const ids =
  /https?:\/\/[^\s,;]+|\barxiv\s*[:.]?\s*(?:[a-z-]+(?:\.[a-z-]+)?\/)?\d[\d.]*\d(?:v\d+)?|\[[a-z-]+(?:\.[a-z-]+)?\]|\bdoi\s*[:=]?\s*10\.\d{4,9}\/\S+|\b10\.\d{4,9}\/\S+/gi;
/** What people say of where the paper itself stands. */
const neutral =
  /(?<![A-Za-z])(?:_?eprint|available|online|on-?line|electronic|from|at|on|via|as|in|url|doi|link|address|website|web|page|pdf|retrieved|accessed|access(?:ed)? date|last|visited|checked|arxiv(?:\.org)?|corr|e-?prints?|pre-?prints?|version|v\d+|also|to appear|in press|forthcoming|published|submitted|under review|accepted|and|the|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\d{1,4}/gi;

/**
 * A note that says nothing but where the paper itself stands: `arXiv:2402.15627 [cs.LG]`, `Available at https://…`. In any
 * other sentence an id is a mention of a work, `Extends the method of arXiv:2205.14135`: then "".
 */
export function ownNote(note: string): string {
  if (note.length > 500) return "";
  const rest = note.replace(ids, " ").replace(neutral, " ");
  return /[\p{L}\p{N}]/u.test(rest) ? "" : note;
}
