import { reasonOf } from "../../text/reasonOf.ts";
import { OnlineFault } from "../client/fault.ts";
import type { SourceName } from "../client/servers.ts";

/** What all questions with JSON answers have in common. */
export const jsonQuestion = { accept: "application/json", types: /\bjson\b/i } as const;

/** Parses a JSON answer. */
export function readJsonOf(text: string, source: SourceName): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    const reason = reasonOf(error).replace(/ in JSON at position.*|, (?:\.{3})?".*" is not valid JSON$/s, "");
    throw new OnlineFault("unreadable", source, { reason });
  }
}
