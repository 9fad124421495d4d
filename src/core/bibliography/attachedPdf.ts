import type { LibraryPaper } from "../library/libraryPaper.ts";

/**
 * The PDF that a bibliography names in an entry's `file` field: as Zotero and JabRef write it (`title:path:type`, several
 * with `;`, `:` and `;` of a path behind a backslash), or a path alone. A path as it stands there; `undefined` for none.
 */
export function attachedPdf({ original }: Pick<LibraryPaper, "original">): string | undefined {
  const field = original?.entry?.attachments;
  if (field === undefined) return undefined;
  for (const attachment of split(field, ";")) {
    const parts = split(attachment, ":").map(unescaped);
    // `C:\…` written without a backslash before its colon is in two parts.
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

/** Parts between signs that have no backslash before them. */
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

/** Without the backslashes before `:`, `;` and themselves; those of a Windows path written plainly stay. */
const unescaped = (text: string) => text.replace(/\\([\\:;])/g, "$1");
