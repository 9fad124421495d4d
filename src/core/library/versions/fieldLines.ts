import { linesOf } from "./mergeLines.ts";

/** The lines of a front matter by the field that they belong to, comments above a field with it; "" for what is below. */
export function fieldLines(yaml: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let above = "";
  let current: string | undefined;
  for (const line of linesOf(yaml)) {
    const name = /^(?:"([^"]+)"|'([^']+)'|([^\s#'"&*!|>%@`{}[\],?:-][^:#]*?))[ \t]*:(?=[ \t\r\n]|$)/.exec(
      line,
    );
    const field = name?.[1] ?? name?.[2] ?? name?.[3];
    if (field !== undefined) {
      // A second one of a name goes with the first: it is no YAML of ours anyway.
      fields.set(field, (fields.get(field) ?? "") + above + line);
      above = "";
      current = field;
    } else if (/^(?:#|\s*$)/.test(line) || current === undefined) above += line;
    else {
      fields.set(current, (fields.get(current) ?? "") + above + line);
      above = "";
    }
  }
  if (above !== "") fields.set("", above);
  return fields;
}
