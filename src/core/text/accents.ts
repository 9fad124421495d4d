/** Letters that Unicode does not decompose into a plain letter and an accent. */
const plain: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  Æ: "Ae",
  Œ: "Oe",
  Ø: "O",
  Ł: "L",
  Đ: "D",
  Ð: "D",
  Þ: "Th",
  Ħ: "H",
  Ŋ: "N",
};
const special = new RegExp(`[${Object.keys(plain).join("")}]`, "g");

/** Replaces accented and special letters by plain ones: `Schölkopf` → `Scholkopf`, `Bjørn` → `Bjorn`, full-width → ASCII. */
export function withoutAccents(text: string): string {
  if (/^[\t-~]*$/.test(text)) return text;
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(special, (letter) => plain[letter] ?? letter);
}
