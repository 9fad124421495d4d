import { isWord, lineEnd } from "../../lexing/characters.ts";
import {
  asterisk,
  closeParen,
  dollar,
  doubleQuote,
  greaterThan,
  lessThan,
  openBrace,
  openParen,
  semicolon,
  singleQuote,
  slash,
} from "../../lexing/codes.ts";
import { addRegion } from "../../lexing/lexing.ts";
import type { ScriptState } from "./scriptState.ts";

/** The maximum length of an attribute. A quote that is not closed within it is not in JSX. */
const longestAttribute = 20_000;

/** Reads a tag, `<Name …>`, after its `<`. */
export function readJsxTag(state: ScriptState): void {
  const { text } = state;
  while (state.at < text.length) {
    const at = state.at;
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    state.at++;
    if (code === doubleQuote || code === singleQuote) {
      const close = text.slice(at + 1, at + longestAttribute).indexOf(text.charAt(at));
      state.at = addRegion(state, at, close < 0 ? lineEnd(text, at) : at + close + 2, "string");
    } else if (code === openBrace) {
      state.open.push("attribute");
      enterCode(state, false);
      return;
    } else if (code === slash && next === greaterThan) {
      state.at++;
      leaveElement(state);
      return;
    } else if (code === slash && next === asterisk) {
      const close = text.indexOf("*/", at + 2);
      state.at = addRegion(state, at, close < 0 ? text.length : close + 2, "comment");
    } else if (code === slash && next === slash) {
      state.at = addRegion(state, at, lineEnd(text, at), "comment");
    } else if (code === greaterThan) {
      state.open.push("element");
      state.mode = "children";
      return;
    } else if (code === lessThan) {
      // Type arguments: <List<string> items={…}>
      for (let depth = 1; state.at < text.length && depth > 0 && state.at - at < 500; state.at++) {
        const inner = text.charCodeAt(state.at);
        if (inner === lessThan) depth++;
        else if (inner === greaterThan) depth--;
      }
    } else if (code === semicolon || code === openParen || code === closeParen) {
      // It was not an element after all.
      enterCode(state, false);
      return;
    }
  }
}

/** Reads the text of an element up to the next tag or code. */
export function readJsxChildren(state: ScriptState): void {
  const { text } = state;
  const start = state.at;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === openBrace) {
      addRegion(state, start, at, "string");
      state.at = at + 1;
      state.open.push("text");
      enterCode(state, false);
      return;
    }
    if (code !== lessThan) continue;
    const next = text.charCodeAt(at + 1);
    if (next === slash) {
      addRegion(state, start, at, "string");
      const close = text.slice(at, at + 500).indexOf(">");
      state.at = close < 0 ? lineEnd(text, at) : at + close + 1;
      if (state.open.at(-1) === "element") state.open.pop();
      leaveElement(state);
      return;
    }
    if (next === greaterThan || next === dollar || isWord(next)) {
      addRegion(state, start, at, "string");
      state.at = at + 1;
      state.mode = "tag";
      return;
    }
  }
  state.at = addRegion(state, start, text.length, "string");
}

function leaveElement(state: ScriptState): void {
  if (state.open.at(-1) === "element") state.mode = "children";
  else enterCode(state, true);
}

function enterCode(state: ScriptState, operand: boolean): void {
  state.mode = "code";
  state.operand = operand;
  state.word = "";
  state.sign = 0;
}
