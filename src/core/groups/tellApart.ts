import type { LibraryPaper } from "../library/libraryPaper.ts";
import type { RowLabel } from "./group.ts";
import { rowDetail, rowName } from "./rowName.ts";

/** The text of a row: its name, and the grey text after it. */
export interface RowText {
  readonly name: string;
  readonly detail: string;
}

/** The visible length of a row in a side bar, in UTF-16 units. */
const visible = 30;
/** How much of a shortened name is kept before the dots. */
const kept = 12;

/**
 * Changes the texts of neighbouring rows so that no two look the same in a narrow side bar: a row continues at the
 * word where it differs, or shows its citekey if there is no difference.
 */
export function tellApart(
  papers: readonly LibraryPaper[],
  label: RowLabel = "name",
): ReadonlyMap<LibraryPaper, RowText> {
  const texts = new Map<LibraryPaper, RowText>();
  const alike = new Map<string, LibraryPaper[]>();
  for (const paper of papers) {
    const text = { name: rowName(paper, label), detail: rowDetail(paper, label) };
    texts.set(paper, text);
    const start = wholeOf(text).slice(0, visible).toLowerCase();
    const others = alike.get(start);
    if (others === undefined) alike.set(start, [paper]);
    else if (!others.includes(paper)) others.push(paper);
  }
  for (const group of alike.values()) {
    if (group.length === 1) continue;
    const rows = group
      .map((paper) => ({ paper, text: texts.get(paper) ?? { name: "", detail: "" } }))
      .map((row) => ({ ...row, whole: wholeOf(row.text), plain: wholeOf(row.text).toLowerCase() }))
      .sort((a, b) => (a.plain < b.plain ? -1 : a.plain > b.plain ? 1 : 0));
    for (const [at, { paper, text, whole, plain }] of rows.entries()) {
      const common = Math.max(
        commonStart(plain, rows[at - 1]?.plain ?? ""),
        commonStart(plain, rows[at + 1]?.plain ?? ""),
      );
      texts.set(paper, common < plain.length ? from(text, whole, common) : keyed(text, paper.citekey));
    }
  }
  return texts;
}

const wholeOf = ({ name, detail }: RowText): string => `${name} ${detail}`;

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

/** Shortens a row to continue at the first word in which it differs from others. */
function from(text: RowText, whole: string, differs: number): RowText {
  const word = whole.lastIndexOf(" ", differs) + 1;
  const { name } = text;
  if (word > name.length) {
    const rest = whole.slice(word);
    return { name, detail: word === name.length + 1 ? rest : `…${rest}` };
  }
  const first = name.slice(0, kept).replace(/\s+\S*$/, "");
  return { name: word <= kept ? name : `${first} … ${name.slice(word)}`, detail: text.detail };
}

const keyed = ({ name, detail }: RowText, citekey: string): RowText => ({
  name,
  detail: [citekey, detail].filter((part) => part !== "" && part !== name).join(" · "),
});
