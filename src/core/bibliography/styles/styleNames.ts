/** The citation styles that we ship, by the name that a command takes, with what a list shows of each. */
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
