/**
 * The locator that the fragment of an address names: `#S4.SS2` is `§4.2`, `#A2` `App. B`,
 * `#S3.E4` `Eq. 4`, `#page=7` `p. 7`.
 */
export function locatorOfFragment(address: string): string | undefined {
  const hash = address.indexOf("#");
  if (hash < 0) return undefined;
  const fragment = address.slice(hash + 1);
  const page = /^page=(\d{1,4})(?:&|$)/.exec(fragment)?.[1];
  if (page) return `p. ${page}`;
  const item = /(?:^|\.)(E|F|T|alg|Thmtheorem|Thmlemma)(\d{1,3})$/.exec(fragment);
  const names: Readonly<Record<string, string>> = {
    E: "Eq.",
    F: "Fig.",
    T: "Table",
    alg: "Alg.",
    Thmtheorem: "Thm.",
    Thmlemma: "Lemma",
  };
  if (item?.[1] && item[2]) return `${names[item[1]]} ${item[2]}`;
  const section = /^([SA])(\d{1,3})((?:\.S{2,4}\d{1,3}){0,3})(?:\.p\d+)*$/i.exec(fragment);
  if (!section?.[1] || !section[2]) return undefined;
  const rest = (section[3] ?? "").replace(/\.S+/gi, ".");
  if (section[1].toUpperCase() === "S") return `§${section[2]}${rest}`;
  const letter = String.fromCharCode(64 + Number(section[2]));
  return Number(section[2]) <= 26 ? `App. ${letter}${rest}` : undefined;
}
