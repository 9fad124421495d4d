import * as v from "valibot";
import type { Files } from "../../files.ts";

/** A cached answer. */
export interface KeptAnswer {
  /** The question; stored because file names may collide. */
  readonly key: string;
  /** When it came or was last confirmed, in milliseconds since 1970. */
  readonly at: number;
  /** 200, 404 or 410. */
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
}

/** A cache of answers. Losing it only costs requests. */
export interface AnswerCache {
  read(key: string): Promise<KeptAnswer | undefined>;
  write(answer: KeptAnswer): Promise<void>;
}

const kept = v.object({
  key: v.string(),
  at: v.number(),
  status: v.picklist([200, 404, 410]),
  type: v.string(),
  text: v.string(),
  etag: v.optional(v.string()),
  modified: v.optional(v.string()),
});

/** How many answers are kept; then the oldest are removed. */
const most = 600;

/** A cache in a folder of files. Damaged files, and failed writes, count as not cached. */
export function fileCache(files: Files): AnswerCache {
  let writes = 0;
  return {
    async read(key) {
      try {
        const bytes = await files.read(nameOf(key));
        const answer = bytes && v.parse(kept, JSON.parse(new TextDecoder().decode(bytes)));
        return answer?.key === key ? answer : undefined;
      } catch {
        return undefined;
      }
    },
    async write(answer) {
      try {
        await files.write(nameOf(answer.key), new TextEncoder().encode(JSON.stringify(answer)));
        if (writes++ % 50 === 0) await trim(files);
      } catch {
        // The disk is full or the folder is not writable: the next request is simply sent again.
      }
    },
  };
}

async function trim(files: Files): Promise<void> {
  const names = (await files.list("")).filter(({ name }) => /^[0-9a-f]{16}\.json$/.test(name));
  if (names.length <= most) return;
  const ages = await Promise.all(
    names.map(async ({ name }) => ({ name, modified: (await files.stat(name))?.modified ?? 0 })),
  );
  ages.sort((one, other) => one.modified - other.modified);
  for (const { name } of ages.slice(0, names.length - most)) await files.remove(name);
}

/** The file name for a key: FNV-1a in two halves. Keys that collide only overwrite each other. */
function nameOf(key: string): string {
  let [one, other] = [0x811c9dc5, 0xcbf29ce4];
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ (code + at), 0x01000193);
  }
  const hex = (half: number) => (half >>> 0).toString(16).padStart(8, "0");
  return `${hex(one)}${hex(other)}.json`;
}
