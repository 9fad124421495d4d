/** A person's name in the parts that a source gives. */
export interface PersonName {
  readonly family: string;
  /** "" if there is none. */
  readonly given: string;
  /** Precedes the family name and stays with it: `van` in Ludwig van Beethoven. */
  readonly particle?: string;
  /** Precedes the family name and is dropped when that is used alone: `von` in Alexander von Humboldt. */
  readonly droppingParticle?: string;
  /** `Jr.`, `III`. */
  readonly suffix?: string;
}

/** An author: a person, or a team or institution whose name is never split into parts. */
export type Name = PersonName | { readonly literal: string };

export function isPerson(name: Name): name is PersonName {
  return "family" in name;
}

/** A name in reading order: `Ludwig van Beethoven`, `Sammy Davis Jr.`, `The Team`. */
export function displayName(name: Name): string {
  if (!isPerson(name)) return name.literal;
  const { given, particle, droppingParticle, family, suffix } = name;
  return joined(given, droppingParticle, particle, family, suffix);
}

/** The family name with its particles: `van Beethoven`. */
export function surname({ droppingParticle, particle, family }: PersonName): string {
  return joined(droppingParticle, particle, family);
}

export function isSameName(a: Name, b: Name): boolean {
  if (!isPerson(a) || !isPerson(b)) return !isPerson(a) && !isPerson(b) && a.literal === b.literal;
  return (
    a.family === b.family &&
    a.given === b.given &&
    a.particle === b.particle &&
    a.droppingParticle === b.droppingParticle &&
    a.suffix === b.suffix
  );
}

/** Makes a name of its parts, leaving out empty ones; a literal name if there is no family name. */
export function personOf(parts: { readonly [P in keyof PersonName]?: PersonName[P] }): Name {
  const { family = "", given = "", particle, droppingParticle, suffix } = parts;
  if (family === "") return { literal: joined(given, droppingParticle, particle, suffix) };
  return {
    family,
    given,
    ...(particle && { particle }),
    ...(droppingParticle && { droppingParticle }),
    ...(suffix && { suffix }),
  };
}

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join(" ");
