/** The shipped citation styles: the name that commands take, with the label that lists show. */
export const styleLabels = {
  acm: "ACM",
  apa: "APA",
  chicago: "Chicago (author-date)",
  harvard: "Harvard",
  ieee: "IEEE",
  nature: "Nature",
  vancouver: "Vancouver",
} as const satisfies Readonly<Record<string, string>>;

export type ShippedStyle = keyof typeof styleLabels;

export const shippedStyleNames = Object.keys(styleLabels).filter(isShippedStyle);

export function isShippedStyle(name: string): name is ShippedStyle {
  return Object.hasOwn(styleLabels, name);
}
