import { lineOf, listOf, member } from "../sources/fields.ts";
import type { Zotero } from "./zotero.ts";

/** A library of Zotero, as its API names it: `users/0` is the user's own, `groups/4711` a group's. */
export type ZoteroLibrary = `users/0` | `groups/${number}`;

/** A library or collection to take papers from, with its path in the API. */
export interface ZoteroPlaceToTake {
  /** `users/0`, `users/0/collections/ABCD2345`, `groups/4711/collections/…`. */
  readonly path: string;
  /** The names from the library down to the collection. */
  readonly names: readonly string[];
  /** The number of its items, if known. */
  readonly count?: number;
}

/** Whether a text is the path of a collection or a library, as `listPlaces` returns it. */
export const isZoteroPath = (text: string): boolean =>
  /^(?:users\/0|groups\/\d{1,12})(?:\/collections\/[A-Z0-9]{8})?$/.test(text);

/** The library that a path is in. */
export const libraryOf = (path: string): string => path.split("/").slice(0, 2).join("/");

/** All libraries and collections, each collection below its parent. `own` is the name for the user's library. */
export async function listPlaces(
  zotero: Zotero,
  own: string,
  signal: AbortSignal,
): Promise<readonly ZoteroPlaceToTake[]> {
  const groups = await zotero.get("users/0/groups", signal);
  const libraries = [
    { path: "users/0", name: own },
    ...listOf(groups?.value).flatMap((group) => {
      const id = member(group, "id") ?? member(group, "data", "id");
      const name = lineOf(member(group, "data", "name"), 300);
      return typeof id === "number" && Number.isSafeInteger(id) && name !== undefined
        ? [{ path: `groups/${id}`, name }]
        : [];
    }),
  ];
  const places: ZoteroPlaceToTake[] = [];
  for (const { path, name } of libraries) {
    places.push({ path, names: [name] });
    const answer = await zotero.get(`${path}/collections`, signal);
    for (const place of collectionsOf(answer?.value, path, name)) places.push(place);
  }
  return places;
}

interface Collection {
  readonly key: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly count: number | undefined;
}

/** The collections in an answer, with their full names. */
function collectionsOf(value: unknown, library: string, libraryName: string): readonly ZoteroPlaceToTake[] {
  const found = listOf(value).flatMap((one): Collection[] => {
    const key = lineOf(member(one, "key"), 8);
    const name = lineOf(member(one, "data", "name"), 300);
    const parent = lineOf(member(one, "data", "parentCollection"), 8);
    const count = member(one, "meta", "numItems");
    if (key === undefined || !/^[A-Z0-9]{8}$/.test(key) || name === undefined) return [];
    return [{ key, name, parent, count: typeof count === "number" ? count : undefined }];
  });
  const byKey = new Map(found.map((one) => [one.key, one]));
  const namesOf = ({ key, name, parent }: Collection, seen: readonly string[] = []): readonly string[] => {
    const above = parent === undefined || seen.includes(parent) ? undefined : byKey.get(parent);
    return [...(above ? namesOf(above, [...seen, key]) : [libraryName]), name];
  };
  return found
    .map((one) => ({
      path: `${library}/collections/${one.key}`,
      names: namesOf(one),
      ...(one.count !== undefined && { count: one.count }),
    }))
    .sort((a, b) => (a.names.join("\n").toLowerCase() < b.names.join("\n").toLowerCase() ? -1 : 1));
}
