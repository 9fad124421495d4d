import type { LibraryPaper } from "../library/libraryPaper.ts";

/**
 * The path of the PDF in an entry's `file` field, as written there; `undefined` if there is none. Zotero and JabRef
 * write `title:path:type`, separate several by `;`, and put a backslash before `:` and `;` in a path. A bare path
 * works too.
 */
export function attachedPdf({ original }: Pick<LibraryPaper, "original">): string | undefined {
  const field = original?.entry?.attachments;
  if (field === undefined) return undefined;
  for (const attachment of split(field, ";")) {
    const parts = split(attachment, ":").map(unescaped);
    // `C:\…` without a backslash before its colon has been split in two.
    const candidates = [
      unescaped(attachment),
      ...parts.map((part, index) =>
        /^[a-z]$/i.test(parts[index - 1] ?? "") ? `${parts[index - 1]}:${part}` : part,
      ),
    ];
    const path = candidates.filter((one) => /\.pdf$/i.test(one.trim())).at(-1);
    if (path !== undefined) return path.trim();
  }
  return undefined;
}

/** Splits at a sign, unless a backslash precedes it. */
function split(text: string, sign: ":" | ";"): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === "\\" && at + 1 < text.length) part += character + (text[++at] ?? "");
    else if (character === sign) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part];
}

/** Removes the backslashes before `:`, `;` and `\`; the others stay, as in an unescaped Windows path. */
const unescaped = (text: string) => text.replace(/\\([\\:;])/g, "$1");
