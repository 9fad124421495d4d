import { idsOf } from "../../core/ids/idsOf.ts";
import type { LibraryPaper, Origin } from "../../core/library/libraryPaper.ts";
import type { Paper } from "../../core/paper.ts";
import { keyId } from "../../core/paperId.ts";

interface Papers {
  byCitekey(citekey: string): LibraryPaper | undefined;
}

/**
 * The paper of a file: its record as it is in the document now, with the fields that lower layers of the library add. A
 * file outside the library folders stands alone and keeps its own reading status, since the library may have another
 * paper with that citekey.
 */
export function paperOfRecord(record: Paper, file: string, library: Papers): LibraryPaper {
  const known = library.byCitekey(record.citekey);
  if (known?.origins.some((origin) => origin.file === file))
    return { ...known, ...record, title: record.title || known.title };
  const ids = idsOf(record);
  const id = ids[0] ?? keyId(record.citekey);
  const origin: Origin = { file, kind: "papers", line: 0 };
  return {
    ...record,
    id,
    ids,
    citekeys: [record.citekey],
    origins: [origin],
    fieldOrigins: { status: origin },
  };
}
