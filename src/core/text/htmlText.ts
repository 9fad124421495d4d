/** Escapes a text for HTML, between tags or in a double-quoted attribute. */
export const htmlText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
