import { isSuffix } from "../../names/readName.ts";
import { splitOutside } from "../tex/splitOutside.ts";
import { texText } from "../tex/texText.ts";

/**
 * The names of a list as written, without `others`. BibTeX parts them by `and`; people also part them by semicolons, by
 * the commas of Chinese and Japanese, and by commas alone, also with the family name first as APA has it
 * (`Bronn, G. T., Rastelli, F.`).
 */
export function peopleOf(value: string): string[] {
  const parts = splitOutside(value, /\s+and(?=[\s{]|$)|^and(?=[\s{])|(?<!&#?\w{1,10});|[，、；]/giy)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const isOneWithComma = parts.length > 1 && parts.filter((part) => part.includes(",")).length === 1;
  return parts
    .flatMap(named)
    .flatMap((part) => byCommas(part, isOneWithComma))
    .flatMap(named);
}

/** The name without `et al.`; nothing where that is all. */
function named(written: string): string[] {
  const name = written
    .replace(/[\s,~]*(?:\{\s*)?\bet\.?[\s~]+al(?:ii|ia)?\b\.?(?:\s*\})?[\s.,]*$/i, "")
    .trim();
  return /^(?:others|\.{3}|…|\\l?dots\b.*)?$/i.test(name) ? [] : [name];
}

/** A part of a name between commas, with a suffix that stands behind a comma of its own. */
interface Item {
  readonly written: string;
  readonly text: string;
  readonly suffix: string;
}

/** One name, or the names of a list by commas; `isOnly`: the other names have none. */
function byCommas(part: string, isOnly: boolean): string[] {
  if (!part.includes(",") || /^\s*(?:family|given)\s*=/.test(part)) return [part];
  const written = splitOutside(part, /,/y).map((item) => item.trim());
  const items = itemsOf(written);
  if (items.length < 2 || !isList(items, isOnly && written.at(-1) === "")) return [part];
  return pairs(items) ?? items.map((item) => item.written + item.suffix);
}

function itemsOf(written: readonly string[]): readonly Item[] {
  const items: Item[] = [];
  for (const item of written.flatMap(withoutAnd)) {
    const text = texText(item);
    const last = items.at(-1);
    if (last !== undefined && isSuffix(text)) items[items.length - 1] = { ...last, suffix: `, ${item}` };
    else items.push({ written: item, text, suffix: "" });
  }
  return items;
}

/** An item without the `and` or `&` behind the last comma; two where it stands between them. */
function withoutAnd(item: string): string[] {
  return splitOutside(item.replace(/^(?:and\s+|\\?&\s*)/i, ""), /\s+\\?&\s+/y).filter((name) => name !== "");
}

/** Whether the commas part people, not the parts of one name; `endsInComma`: before the `and` of a list. */
function isList(items: readonly Item[], endsInComma: boolean): boolean {
  const [first, second] = items;
  if (items.length !== 2 || first === undefined || second === undefined) return items.length > 2;
  // Family names are no initials: `Pardo F., Kirren T.`, `G. T. Bronn, F. Rastelli`.
  const words = first.text.split(" ");
  if (words.length < 2) return false;
  if (isInitials(words[0] ?? "") || isInitials(words.at(-1) ?? "")) return true;
  // `A B, C D, and E F`, where no other name has its family name first.
  return endsInComma && second.text.includes(" ") && !isInitials(second.text);
}

/** Family and given names by turns; `undefined` where each item is a whole name. */
function pairs(items: readonly Item[]): string[] | undefined {
  if (items.length % 2 !== 0) return undefined;
  const families = items.filter((_, place) => place % 2 === 0);
  const given = items.filter((_, place) => place % 2 === 1);
  const areInitials =
    given.every(({ text }) => isInitials(text)) && !families.some(({ text }) => isInitials(text));
  const areWords = items.length > 2 && items.every(({ text }) => !text.includes(" "));
  if (!areInitials && !areWords) return undefined;
  return families.map(({ written }, place) => `${written}, ${given[place]?.written}${given[place]?.suffix}`);
}

/** `G. T.`, `G.T.`, `J.-P.`, `GT`; not `Li`. */
function isInitials(text: string): boolean {
  return /^(?:\p{Lu}\p{M}*\p{Ll}?\.[\s-]*|\p{Lu}\p{M}*(?=[\s-]|$)[\s-]*|\p{Lu}{2,3}$)+$/u.test(text.trim());
}
