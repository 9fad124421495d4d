import type { LibraryPaper } from "../../../src/core/library/libraryPaper.ts";

/** A paper of no source. */
export function paper(citekey: string, fields: Partial<LibraryPaper> = {}): LibraryPaper {
  const id = `key:${citekey}` as const;
  return {
    citekey,
    title: citekey,
    id,
    ids: [id],
    citekeys: [citekey],
    origins: [],
    fieldOrigins: {},
    ...fields,
  };
}
