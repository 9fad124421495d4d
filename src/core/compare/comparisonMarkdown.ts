import { oneLine, percent } from "../cite/guard.ts";
import { wellFormed } from "../text/tidyText.ts";

/** A table with named rows and a column per paper, whose heading may link to its page. */
export interface MarkdownTable {
  readonly columns: readonly { readonly title: string; readonly address?: string | undefined }[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}

/** The table in GitHub's Markdown. Texts of papers are escaped; lines within a cell are separated by `<br>`. */
export function comparisonMarkdown({ columns, rows }: MarkdownTable): string {
  const head = columns.map(({ title, address }) =>
    address === undefined ? cellText(title) : `[${cellText(title)}](${target(address)})`,
  );
  const lines = [
    ["", ...head],
    ["---", ...columns.map(() => "---")],
    ...rows.map(({ label, cells }) => [`**${cellText(label)}**`, ...cells.map(cellText)]),
  ];
  return `${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
}

/** Escapes a text; a cell that is an address becomes a link. */
const cellText = (text: string): string =>
  /^https?:\/\/[a-z\d][\w./~:?=-]*$/i.test(text)
    ? `<${text}>`
    : text
        .split(/\r\n?|\n/)
        .map((line) => oneLine(wellFormed(line)).replace(/[\\`*_[\]<>#|~$&]|\{(?=[{%])/g, "\\$&"))
        .join("<br>");

const target = (address: string): string =>
  `<${wellFormed(address.trim()).replace(/["'<>\\`|\s\p{Cc}\p{Cf}]/gu, percent)}>`;
