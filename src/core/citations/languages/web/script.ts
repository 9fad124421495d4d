import { isNewline, isWord, lineEnd } from "../../lexing/characters.ts";
import {
  backslash,
  backtick,
  closeBrace,
  closeBracket,
  closeParen,
  dollar,
  dot,
  doubleQuote,
  equalsSign,
  exclamationMark,
  greaterThan,
  hyphen,
  lastAscii,
  lessThan,
  nextStop,
  openBrace,
  openBracket,
  openParen,
  plusSign,
  semicolon,
  singleQuote,
  slash,
  space,
} from "../../lexing/codes.ts";
import { readRest } from "../../lexing/delimited.ts";
import { addRegion } from "../../lexing/lexing.ts";
import type { Region } from "../../lexing/region.ts";
import { slashComments } from "../../lexing/slashComments.ts";
import { readJsxChildren, readJsxTag } from "./jsx.ts";
import type { ScriptState } from "./scriptState.ts";

const commentRule = slashComments({ docBlocks: ["/**"] });

const wordsBeforeValue = new Set(
  "return typeof case in of delete void throw new else do instanceof await yield extends default".split(" "),
);
const controlWords = new Set(["if", "while", "for", "with", "await"]);
const longestWord = 12;
/** 1 for the ASCII signs; 0 for blanks and for the characters of names and numbers. */
const signs = Uint8Array.from({ length: 128 }, (_, code) => (code > space && !isName(code) ? 1 : 0));
/**
 * For each first letter, the lengths of these words as bits, so that few names must be cut out and looked up.
 */
const wordLengths = new Uint16Array(128);
for (const word of [...wordsBeforeValue, ...controlWords]) {
  const first = word.charCodeAt(0);
  wordLengths[first] = (wordLengths[first] ?? 0) | (1 << word.length);
}

/** JavaScript and TypeScript, with JSX if `jsx`. JSX text and regular expressions are strings. */
export function script(text: string, { jsx, types }: Pick<ScriptState, "jsx" | "types">): Region[] {
  const state: ScriptState = {
    text,
    found: [],
    waiting: [],
    pending: [],
    depth: 0,
    at: 0,
    mode: "code",
    open: [],
    operand: false,
    word: "",
    sign: semicolon,
    noRegex: 0,
    jsx,
    types,
  };
  if (text.startsWith("#!")) state.at = addRegion(state, 0, lineEnd(text, 0), "comment");
  while (state.at < text.length) {
    if (state.mode === "template") readTemplate(state, state.at);
    else if (state.mode === "tag") readJsxTag(state);
    else if (state.mode === "children") readJsxChildren(state);
    else readCode(state);
  }
  return state.found;
}

/** Reads one token of code. */
function readCode(state: ScriptState): void {
  const { text, at } = state;
  const code = text.charCodeAt(at);
  if (code > lastAscii || signs[code] === 0) readNames(state);
  else if (code === doubleQuote || code === singleQuote) {
    const close = code === doubleQuote ? '"' : "'";
    state.at = readRest(state, { open: close, close, context: "string", escape: "\\" }, at, at + 1);
    setOperand(state, true);
  } else if (code === backtick) {
    state.at++;
    readTemplate(state, at);
  } else if (code === slash) readSlash(state);
  else if (code === lessThan && state.jsx && !state.operand && opensElement(state)) {
    state.mode = "tag";
    state.at++;
  } else readSign(state, code);
}

function setOperand(state: ScriptState, operand: boolean): void {
  state.operand = operand;
  state.word = "";
  state.sign = 0;
}

/** Reads blanks, names and numbers up to the next sign. Only the last name tells what the sign means. */
function readNames(state: ScriptState): void {
  const { text, at: from } = state;
  state.at = nextStop(text, from, text.length, signs);
  let end = state.at;
  while (end > from && text.charCodeAt(end - 1) <= space) end--;
  if (end === from) return;
  let start = end;
  while (start > from && end - start <= longestWord && isName(text.charCodeAt(start - 1))) start--;
  const lengths = wordLengths[text.charCodeAt(start)] ?? 0;
  const word = (lengths >> (end - start)) & 1 ? text.slice(start, end) : "";
  const member = text.charCodeAt(start - 1) === dot && text.charCodeAt(start - 2) !== dot;
  setOperand(state, member || !wordsBeforeValue.has(word));
  state.word = member ? "" : word;
}

function isName(code: number): boolean {
  return isWord(code) || code === dollar;
}

function readSlash(state: ScriptState): void {
  const { text, at } = state;
  const comment = commentRule.read(state, at);
  if (comment > at) {
    state.at = comment;
    return;
  }
  const end = state.operand || at < state.noRegex ? -1 : regexEnd(text, at);
  if (end > 0) {
    state.at = addRegion(state, at, end, "string");
    setOperand(state, true);
    return;
  }
  if (!state.operand && at >= state.noRegex) state.noRegex = lineEnd(text, at);
  state.at++;
  setOperand(state, false);
}

/** The offset after the slash that ends a regular expression; -1 if the line ends first. */
function regexEnd(text: string, from: number): number {
  let set = false;
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isNewline(code)) return -1;
    if (code === backslash) at++;
    else if (code === openBracket) set = true;
    else if (code === closeBracket) set = false;
    else if (code === slash && !set) return at + 1;
  }
  return -1;
}

/** Reads a template from `state.at` to its end or to the code inside it. */
function readTemplate(state: ScriptState, start: number): void {
  const { text } = state;
  for (let at = state.at; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === backtick) {
      state.at = addRegion(state, start, at + 1, "string");
      state.mode = "code";
      setOperand(state, true);
      return;
    } else if (code === dollar && text.charCodeAt(at + 1) === openBrace) {
      state.at = addRegion(state, start, at + 2, "string");
      state.open.push("template");
      state.mode = "code";
      setOperand(state, false);
      return;
    }
  }
  state.at = addRegion(state, start, text.length, "string");
}

const elementStart = /<(?:>|[A-Za-z_$])/y;
const typeParameter =
  /<(?:const\s+)?[A-Za-z_$][\w$]{0,80}(?:\s*,|\s+extends\b|\s*=\s*[\w{[]|\s*>\s*\([^)]{0,200}\)\s*(?::|=>))/y;

function opensElement(state: ScriptState): boolean {
  elementStart.lastIndex = state.at;
  typeParameter.lastIndex = state.at;
  return elementStart.test(state.text) && !(state.types && typeParameter.test(state.text));
}

function readSign(state: ScriptState, code: number): void {
  const { text, open } = state;
  const next = text.charCodeAt(++state.at);
  const { operand, word, sign } = state;
  setOperand(state, false);
  state.sign = code;
  if (code === openParen) open.push(controlWords.has(word) ? "control" : "round");
  else if (code === openBracket) open.push("square");
  else if (code === openBrace) open.push(opensObject(operand, word, sign) ? "object" : "block");
  else if (code === closeParen || code === closeBracket) {
    const top = open.at(-1);
    if (top === "control" || top === "round" || top === "square") open.pop();
    state.operand = top !== "control";
  } else if (code === closeBrace) leaveBrace(state);
  else if ((code === plusSign || code === hyphen) && next === code) {
    state.at++;
    state.operand = operand;
  } else if (code === exclamationMark && next !== equalsSign) state.operand = operand;
}

/**
 * True if a brace opens an object, not a block: after `=`, `(`, `,`, `:`, `[`, `?`, an operator or `return`.
 */
function opensObject(operand: boolean, word: string, sign: number): boolean {
  if (operand) return false;
  if (word !== "") return word !== "else" && word !== "do" && word !== "default";
  return (
    sign !== semicolon &&
    sign !== openBrace &&
    sign !== closeBrace &&
    sign !== greaterThan &&
    sign !== closeParen
  );
}

function leaveBrace(state: ScriptState): void {
  const { open } = state;
  let top = open.pop();
  while (top === "round" || top === "control" || top === "square") top = open.pop();
  if (top === "template") {
    state.mode = "template";
    // The brace itself belongs to the template again.
    readTemplate(state, state.at - 1);
  } else if (top === "text") state.mode = "children";
  else if (top === "attribute") state.mode = "tag";
  else if (top === "element") open.push(top);
  else state.operand = top === "object";
}
