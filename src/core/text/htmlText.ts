/** A text as HTML shows it, between tags or in a double-quoted attribute. */
export const htmlText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
