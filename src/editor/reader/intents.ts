import * as v from "valibot";
import type { Intent } from "../../protocol/messages.ts";

const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const span = v.pipe(
  v.strictObject({ start: offset, end: offset, text: v.string() }),
  v.check(({ start, end }) => start <= end, "a span ends before it starts"),
);

const notesEdit = {
  seq: offset,
  version: offset,
  sent: v.exactOptional(span),
  change: span,
};

const status = v.picklist(["unread", "reading", "read"]);
const draft = v.strictObject({
  session: v.string(),
  edits: v.array(v.strictObject(notesEdit)),
  before: v.exactOptional(v.string()),
  after: v.exactOptional(v.string()),
});

const intent = v.variant("kind", [
  v.strictObject({
    kind: v.literal("ready"),
    draft: v.exactOptional(draft),
    begun: v.exactOptional(v.boolean()),
  }),
  v.strictObject({ kind: v.literal("edit"), ...notesEdit }),
  v.strictObject({ kind: v.literal("flushed"), id: offset }),
  v.strictObject({ kind: v.literal("caret"), offset }),
  v.strictObject({ kind: v.picklist(["undo", "redo"]) }),
  v.strictObject({ kind: v.literal("save") }),
  v.strictObject({
    kind: v.literal("open-backlink"),
    file: v.string(),
    line: offset,
    start: offset,
    beside: v.boolean(),
  }),
  v.strictObject({ kind: v.literal("note-line"), file: v.string(), line: offset, start: offset }),
  v.strictObject({ kind: v.literal("open-line"), file: v.string(), line: offset }),
  v.strictObject({ kind: v.literal("more-backlinks") }),
  v.strictObject({ kind: v.literal("status"), status }),
  v.strictObject({ kind: v.literal("cite") }),
  v.strictObject({ kind: v.literal("copy-citation") }),
  v.strictObject({ kind: v.literal("copy-citekey") }),
  v.strictObject({ kind: v.literal("show-group"), by: v.picklist(["category", "tag"]), name: v.string() }),
  v.strictObject({ kind: v.picklist(["open-text", "related", "set-category", "set-tags"]) }),
  v.strictObject({ kind: v.literal("complete"), query: v.pipe(v.string(), v.maxLength(200)) }),
  v.strictObject({ kind: v.literal("pasted-address"), text: v.pipe(v.string(), v.maxLength(400)) }),
  v.strictObject({ kind: v.literal("picture"), path: v.pipe(v.string(), v.maxLength(2000)) }),
  v.strictObject({ kind: v.literal("paste-picture"), type: v.string(), base64: v.string() }),
  v.strictObject({ kind: v.literal("search-author"), name: v.string() }),
  v.strictObject({ kind: v.literal("open-paper"), key: v.string(), beside: v.boolean() }),
  v.strictObject({
    kind: v.literal("open-file"),
    path: v.string(),
    beside: v.boolean(),
    said: v.exactOptional(v.string()),
  }),
]);

/** Decodes a message from the page. An invalid message is refused as a whole, with the reason. */
export function decodeIntent(message: unknown): Intent | { readonly problem: string } {
  const result = v.safeParse(intent, message);
  if (result.success) return result.output;
  return {
    problem: result.issues.map((issue) => `${v.getDotPath(issue) ?? ""}: ${issue.message}`).join("; "),
  };
}
