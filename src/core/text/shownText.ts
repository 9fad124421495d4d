import { shortened } from "./shortened.ts";
import { visibleText } from "./terminalText.ts";

// VS Code reads syntax in texts that it is given as plain: `[text](target)` in messages and prompts becomes a link, which
// may run a command, and `$(name)` in labels an icon. Texts from files go through these functions, so that they show as
// they are.

/** Between the bracket and the parenthesis of a link: it has no width, and without it nothing is a link. */
const wordJoiner = "\u2060";

const icon = /\$\((?=[A-Za-z0-9-]+(?:~[A-Za-z]+)?\))/g;

/** Nobody reads more of a title or a name, and VS Code would lay out all of it. */
const longest = 2000;

const onOneLine = (text: string): string =>
  visibleText(shortened(text, longest).replace(/[\t\r\n\u2028\u2029]+/g, " "));

/** A text for a row of a tree, where VS Code reads no syntax. */
export const rowText = onOneLine;

/** A line of code for such a row, of the same length: places in it stay what they are. */
export const lineText = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\ufeff]/gu, (sign) =>
    sign === "\t" ? sign : "\ufffd",
  );

/** A text for a message, a title or a dialog, on one line: no links, and control characters as `\x1b`. */
export function messageText(text: string): string {
  return onOneLine(text).replace(/\](?=\()/g, `]${wordJoiner}`);
}

/** A text for a label that may have icons: an item of a list, a code lens, a completion. It has none. */
export function labelText(text: string): string {
  return onOneLine(text).replace(icon, "\\$(");
}

/** A text for the prompt of an input, where VS Code reads links as well as icons. */
export function promptText(text: string): string {
  return labelText(messageText(text));
}

/** What a row of a tree shows, as VS Code's `TreeItem` has it. */
interface Row {
  label?: string | { readonly label: string; readonly highlights?: unknown } | undefined;
  description?: string | boolean | undefined;
  tooltip?: unknown;
  accessibilityInformation?: { readonly label: string; readonly role?: string } | undefined;
}

/** A row as it may be shown: its texts on one line each, without what steers; tooltips keep their paragraphs. */
export function shownRow<T extends Row>(row: T): T {
  const { label, description, tooltip, accessibilityInformation: spoken } = row;
  if (typeof label === "string") row.label = rowText(label);
  // Of the same length: its highlights are places in it.
  else if (label !== undefined) row.label = { ...label, label: lineText(label.label) };
  if (typeof description === "string") row.description = rowText(description);
  if (typeof tooltip === "string") row.tooltip = tooltip.split("\n\n").map(rowText).join("\n\n");
  if (spoken !== undefined) row.accessibilityInformation = { ...spoken, label: rowText(spoken.label) };
  return row;
}
