import { shortened } from "./shortened.ts";
import { visibleText } from "./terminalText.ts";

// VS Code interprets even plain texts: `[text](target)` in messages and prompts becomes a link, which may run a
// command, and `$(name)` in labels becomes an icon. Texts from files go through these functions, so that they appear
// exactly as they are.

/** A character without width, put between `](` so that VS Code sees no link. */
const wordJoiner = "\u2060";

const icon = /\$\((?=[A-Za-z0-9-]+(?:~[A-Za-z]+)?\))/g;

/** In UTF-16 units: nobody reads more of a title or a name, and VS Code would lay out all of it. */
const longest = 2000;

const onOneLine = (text: string): string =>
  visibleText(shortened(text, longest).replace(/[\t\r\n\u2028\u2029]+/g, " "));

/** A text for a row of a tree, where VS Code reads no syntax. */
export const rowText = onOneLine;

/** A line of code for such a row. Its length stays the same, so that offsets in it stay valid. */
export const lineText = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\ufeff]/gu, (sign) =>
    sign === "\t" ? sign : "\ufffd",
  );

/** A text for a message, a title or a dialog, on one line: no links, and control characters as `\x1b`. */
export function messageText(text: string): string {
  return onOneLine(text).replace(/\](?=\()/g, `]${wordJoiner}`);
}

/** A text, without icons, for a label in which VS Code reads them: an item of a list, a code lens, a completion. */
export function labelText(text: string): string {
  return onOneLine(text).replace(icon, "\\$(");
}

/** A text for the prompt of an input, where VS Code reads links as well as icons. */
export function promptText(text: string): string {
  return labelText(messageText(text));
}

/** The shown texts of a tree's row, as in VS Code's `TreeItem`. */
interface Row {
  label?: string | { readonly label: string; readonly highlights?: unknown } | undefined;
  description?: string | boolean | undefined;
  tooltip?: unknown;
  accessibilityInformation?: { readonly label: string; readonly role?: string } | undefined;
}

/** Makes a row's texts safe to show: each on one line, without control characters; tooltips keep their paragraphs. */
export function shownRow<T extends Row>(row: T): T {
  const { label, description, tooltip, accessibilityInformation: spoken } = row;
  if (typeof label === "string") row.label = rowText(label);
  // The length must stay the same, since the highlights are offsets.
  else if (label !== undefined) row.label = { ...label, label: lineText(label.label) };
  if (typeof description === "string") row.description = rowText(description);
  if (typeof tooltip === "string") row.tooltip = tooltip.split("\n\n").map(rowText).join("\n\n");
  if (spoken !== undefined) row.accessibilityInformation = { ...spoken, label: rowText(spoken.label) };
  return row;
}
