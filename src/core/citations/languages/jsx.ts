import { isWord, lineEnd } from "../lexing/characters.ts";
import { add } from "../lexing/lexing.ts";
import type { Script } from "./script.ts";

/** Attributes longer than this are no attributes, but a quote in something that is no JSX. */
const ATTRIBUTE = 20_000;

/** Reads on inside `<Name …>`, after its `<`. */
export function readTag(state: Script): void {
  const { text } = state;
  while (state.at < text.length) {
    const at = state.at;
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    state.at++;
    if (code === 34 || code === 39) {
      const close = text.slice(at + 1, at + ATTRIBUTE).indexOf(text.charAt(at));
      state.at = add(state, at, close < 0 ? lineEnd(text, at) : at + close + 2, "string");
    } else if (code === 123) {
      state.open.push("attribute");
      enterCode(state, false);
      return;
    } else if (code === 47 && next === 62) {
      state.at++;
      leaveElement(state);
      return;
    } else if (code === 47 && next === 42) {
      const close = text.indexOf("*/", at + 2);
      state.at = add(state, at, close < 0 ? text.length : close + 2, "comment");
    } else if (code === 47 && next === 47) {
      state.at = add(state, at, lineEnd(text, at), "comment");
    } else if (code === 62) {
      state.open.push("element");
      state.mode = "children";
      return;
    } else if (code === 60) {
      // Type arguments: <List<string> items={…}>
      for (let depth = 1; state.at < text.length && depth > 0 && state.at - at < 500; state.at++) {
        const inner = text.charCodeAt(state.at);
        if (inner === 60) depth++;
        else if (inner === 62) depth--;
      }
    } else if (code === 59 || code === 40 || code === 41) {
      // It was no element after all.
      enterCode(state, false);
      return;
    }
  }
}

/** Reads the text of an element up to the next tag or code. */
export function readChildren(state: Script): void {
  const { text } = state;
  const start = state.at;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) {
      add(state, start, at, "string");
      state.at = at + 1;
      state.open.push("text");
      enterCode(state, false);
      return;
    }
    if (code !== 60) continue;
    const next = text.charCodeAt(at + 1);
    if (next === 47) {
      add(state, start, at, "string");
      const close = text.slice(at, at + 500).indexOf(">");
      state.at = close < 0 ? lineEnd(text, at) : at + close + 1;
      if (state.open.at(-1) === "element") state.open.pop();
      leaveElement(state);
      return;
    }
    if (next === 62 || next === 36 || isWord(next)) {
      add(state, start, at, "string");
      state.at = at + 1;
      state.mode = "tag";
      return;
    }
  }
  state.at = add(state, start, text.length, "string");
}

function leaveElement(state: Script): void {
  if (state.open.at(-1) === "element") state.mode = "children";
  else enterCode(state, true);
}

function enterCode(state: Script, operand: boolean): void {
  state.mode = "code";
  state.operand = operand;
  state.word = "";
  state.sign = 0;
}
