/** Where a link or a picture of the notes leads. */
export type Target =
  | { readonly kind: "web"; readonly href: string }
  /** A path relative to the paper's file or to the workspace, with `#L12` or `#L12-L20` for lines; decoded. */
  | { readonly kind: "file"; readonly path: string };

/** Longer addresses are not followed; in UTF-16 units. */
const longest = 2000;

/**
 * What an address written in Markdown leads to. `undefined` for addresses that we do not follow: schemes other than
 * http, https and mailto, absolute paths, other hosts without a scheme (`//host/`), and fragments of the page.
 */
export function targetOf(address: string): Target | undefined {
  // Browsers ignore control characters: they read `java\nscript:` as a scheme.
  const written = [...address].filter((char) => char > " " && char !== "\u007f").join("");
  if (written === "" || address.length > longest || /^[#/\\]/.test(written)) return undefined;
  if (/^(?:https?:\/\/|mailto:)/i.test(written)) return { kind: "web", href: written };
  if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return undefined;
  const path = decoded(address.trim());
  // Decoding may reveal an address that we do not follow.
  if (path === undefined || /^[/\\#]|^[a-z][a-z0-9+.-]*:|[\\?]|\p{Cc}/iu.test(path)) return undefined;
  return { kind: "file", path };
}

/** Whether a path stays inside the folder it starts from. */
export function staysBelow(path: string): boolean {
  return !path.split("/").includes("..");
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
