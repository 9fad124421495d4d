const escapes: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  // Escaped braces still count as braces for BibTeX, so a single one would break the file.
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "`": "\\textasciigrave{}",
};

/** A plain text as a BibTeX value. Letters beyond ASCII stay as they are. */
export function texEscape(text: string): string {
  return (
    text
      .replace(/[\\{}~^`]/g, (sign) => escapes[sign] ?? sign)
      .replace(/[&%#_$]/g, "\\$&")
      // Readers (ours too) take an `@entry{` within a value as a sign of an unclosed brace, so it is escaped.
      .replace(/@(?=[a-z])/gi, "{@}")
      .replace(/-(?=-)/g, "-{}")
      .replace(/'(?=')/g, "'{}")
  );
}

/** A title as a BibTeX value, with braces around words whose capitals a style must keep: `{GPUs}`. */
export function texTitle(title: string): string {
  return title
    .split(/(\s+)/)
    .map((word) =>
      /\p{L}.*\p{Lu}|\p{Lu}.*\d|\d.*\p{Lu}/u.test(word) ? protectedWord(word) : texEscape(word),
    )
    .join("");
}

/** Puts the braces around the word, without the punctuation around it. */
function protectedWord(word: string): string {
  const [, before = "", core = "", after = ""] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) ?? [];
  return `${texEscape(before)}{${texEscape(core)}}${texEscape(after)}`;
}

/** An address or id, which LaTeX takes literally; characters that would break the file are percent-encoded. */
export const texVerbatim = (address: string): string =>
  address.replace(/[\\{}\s]|@(?=[a-z][\w-]*\()/gi, encodeURIComponent);
