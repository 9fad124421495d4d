/** What markdown-it takes of the package `entities`: the character of `&copy;`, found by the browser. Nothing in it runs. */
export function decodeHTML(text: string): string {
  const area = document.createElement("textarea");
  area.innerHTML = text;
  return area.value;
}

/** markdown-it asks for names that end with `;` alone. */
export const decodeHTMLStrict = decodeHTML;
