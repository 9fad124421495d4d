/** Replaces the package `entities` for markdown-it: lets the browser decode `&copy;`. Nothing in the text runs. */
export function decodeHTML(text: string): string {
  const area = document.createElement("textarea");
  area.innerHTML = text;
  return area.value;
}

/** markdown-it only asks for names that end with `;`. */
export const decodeHTMLStrict = decodeHTML;
