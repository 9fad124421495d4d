/** A string literal of a JSON text: its value, and the range between its quotes. */
export interface JsonString {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** One cell as the file has it. */
export interface NotebookCell {
  readonly kind: "code" | "markdown" | "raw";
  /** Its text, one literal a line as Jupyter writes it. */
  readonly source: readonly JsonString[];
  /** Old notebooks (nbformat 3) say it in each cell. */
  readonly language?: string;
}

interface Notebook {
  readonly cells: readonly NotebookCell[];
  readonly language?: string;
}

/** A JSON value as far as a notebook needs it: strings with their places, what holds them, and nothing else. */
type Json = JsonString | readonly Json[] | ReadonlyMap<string, Json> | undefined;

/** The cells of an `.ipynb` with the places of their strings; `undefined` where it is not JSON or has no cells. */
export function readNotebookCells(raw: string): Notebook | undefined {
  let root: Json;
  try {
    root = new JsonReader(raw).read();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!(root instanceof Map)) return undefined;
  const lists = [
    root.get("cells"),
    ...listOf(root.get("worksheets")).map((sheet) => mapOf(sheet)?.get("cells")),
  ];
  if (!lists.some((list) => Array.isArray(list))) return undefined;
  const metadata = mapOf(root.get("metadata"));
  const language =
    stringOf(mapOf(metadata?.get("language_info"))?.get("name")) ??
    stringOf(mapOf(metadata?.get("kernelspec"))?.get("language"));
  const cells = lists.flatMap((list) => listOf(list).map(cellOf));
  return { cells, ...(language !== undefined && { language }) };
}

function cellOf(json: Json): NotebookCell {
  const cell = mapOf(json);
  const type = stringOf(cell?.get("cell_type"));
  const kind = type === "code" ? "code" : type === "markdown" || type === "heading" ? "markdown" : "raw";
  const text = cell?.get("source") ?? cell?.get("input");
  const language = stringOf(cell?.get("language"));
  const source = (Array.isArray(text) ? listOf(text) : [text]).filter(isString);
  return { kind, source, ...(language !== undefined && { language }) };
}

function isString(json: Json): json is JsonString {
  return json !== undefined && "value" in json;
}

function mapOf(json: Json): ReadonlyMap<string, Json> | undefined {
  return json instanceof Map ? json : undefined;
}

function listOf(json: Json): readonly Json[] {
  return Array.isArray(json) ? json : [];
}

function stringOf(json: Json): string | undefined {
  return isString(json) ? json.value : undefined;
}

/** Reads JSON and keeps where its strings stand, which `JSON.parse` does not tell. Throws `SyntaxError`. */
class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Json {
    if (this.#text.startsWith("\ufeff")) this.#at = 1;
    const value = this.#value(0);
    this.#blank();
    if (this.#at < this.#text.length) throw this.#error();
    return value;
  }

  #value(depth: number): Json {
    // Deeper than any notebook is; a bound keeps a file of brackets from filling the stack.
    if (depth > 200) throw this.#error();
    this.#blank();
    const char = this.#text.charAt(this.#at);
    if (char === '"') return this.#string();
    if (char === "{") return this.#object(depth);
    if (char === "[") return this.#array(depth);
    const literal = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|NaN|-?Infinity/y;
    literal.lastIndex = this.#at;
    if (!literal.test(this.#text)) throw this.#error();
    this.#at = literal.lastIndex;
    return undefined;
  }

  #object(depth: number): Json {
    const members = new Map<string, Json>();
    this.#at++;
    for (this.#blank(); this.#text.charAt(this.#at) !== "}"; ) {
      const name = this.#string().value;
      this.#blank();
      this.#take(":");
      members.set(name, this.#value(depth + 1));
      if (!this.#comma("}")) break;
    }
    this.#take("}");
    return members;
  }

  #array(depth: number): Json {
    const items: Json[] = [];
    this.#at++;
    for (this.#blank(); this.#text.charAt(this.#at) !== "]"; ) {
      items.push(this.#value(depth + 1));
      if (!this.#comma("]")) break;
    }
    this.#take("]");
    return items;
  }

  /** Goes over a comma to the next item; false at the closing bracket. */
  #comma(close: string): boolean {
    this.#blank();
    if (this.#text.charAt(this.#at) === close) return false;
    this.#take(",");
    this.#blank();
    return true;
  }

  #string(): JsonString {
    this.#take('"');
    const start = this.#at;
    const plain = /[^"\\\n\r]*/y;
    for (;;) {
      plain.lastIndex = this.#at;
      plain.test(this.#text);
      this.#at = plain.lastIndex;
      if (this.#text.charAt(this.#at) !== "\\") break;
      this.#at += 2;
    }
    const written = this.#text.slice(start, this.#at);
    this.#take('"');
    return { value: decoded(written), start, end: start + written.length };
  }

  #take(char: string): void {
    if (this.#text.charAt(this.#at) !== char) throw this.#error();
    this.#at++;
  }

  #blank(): void {
    const blank = /[ \t\n\r]*/y;
    blank.lastIndex = this.#at;
    blank.test(this.#text);
    this.#at = blank.lastIndex;
  }

  #error(): SyntaxError {
    return new SyntaxError(`not JSON at offset ${this.#at}`);
  }
}

/** A literal's value; each escape becomes one UTF-16 unit, so that offsets can be counted back. */
function decoded(written: string): string {
  if (!written.includes("\\")) return written;
  const value: unknown = JSON.parse(`"${written.replace(/\t/g, "\\t")}"`);
  return typeof value === "string" ? value : "";
}
