import { oneLine, percent } from "../cite/guard.ts";
import { wellFormed } from "../text/tidyText.ts";

/** A table with a column a paper: its heading, which may lead to its page, and named rows. */
export interface MarkdownTable {
  readonly columns: readonly { readonly title: string; readonly address?: string | undefined }[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}

/** The table in GitHub's Markdown, in which nothing of the papers is markup; the lines of a cell are parted by `<br>`. */
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

/** Text in which nothing is markup; an address that is a cell of its own is a link. */
const cellText = (text: string): string =>
  /^https?:\/\/[a-z\d][\w./~:?=-]*$/i.test(text)
    ? `<${text}>`
    : text
        .split(/\r\n?|\n/)
        .map((line) => oneLine(wellFormed(line)).replace(/[\\`*_[\]<>#|~$&]|\{(?=[{%])/g, "\\$&"))
        .join("<br>");

const target = (address: string): string =>
  `<${wellFormed(address.trim()).replace(/["'<>\\`|\s\p{Cc}\p{Cf}]/gu, percent)}>`;
