import {
  type Before,
  ChangedFile,
  type FileEntry,
  type FileStat,
  type Files,
  isSameBytes,
} from "../src/core/files.ts";

/** What a test may set up in a `MemoryFiles` besides texts: reads or writes of these paths throw with the sentence. */
export interface Faults {
  readonly read: Map<string, string>;
  readonly write: Map<string, string>;
}

/**
 * The `Files` of the tests: a folder in memory that behaves as its contract says. Texts stand for their UTF-8 bytes,
 * a `Uint8Array` for itself. `log` has each write, rename and removal in order, so that a test can show that looking
 * creates nothing.
 */
export class MemoryFiles implements Files {
  readonly faults: Faults = { read: new Map(), write: new Map() };
  readonly log: string[] = [];
  readonly #files = new Map<string, { bytes: Uint8Array; modified: number }>();
  #clock = 0;

  constructor(texts: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, text] of Object.entries(texts)) this.put(path, text);
  }

  /** Changes a file as another program would: without a trace in `log`. */
  put(path: string, text: string | Uint8Array): void {
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text.slice();
    this.#files.set(checked(path), { bytes, modified: ++this.#clock });
  }

  /** The text of a file, a byte-order mark included; `undefined` where there is none. */
  text(path: string): string | undefined {
    const file = this.#files.get(checked(path));
    return file && new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.bytes);
  }

  /** Every path, sorted. */
  paths(): string[] {
    return [...this.#files.keys()].sort();
  }

  async list(folder: string): Promise<readonly FileEntry[]> {
    fail(this.faults.read, folder);
    const prefix = checked(folder) === "" ? "" : `${folder}/`;
    const entries = new Map<string, FileEntry>();
    for (const path of this.#files.keys()) {
      if (!path.startsWith(prefix)) continue;
      const [name = "", ...below] = path.slice(prefix.length).split("/");
      entries.set(name, { name, kind: below.length > 0 ? "folder" : "file" });
    }
    return [...entries.values()];
  }

  async stat(path: string): Promise<FileStat | undefined> {
    const file = this.#files.get(checked(path));
    if (file) return { kind: "file", size: file.bytes.length, modified: file.modified };
    const isFolder = path === "" || [...this.#files.keys()].some((other) => other.startsWith(`${path}/`));
    return isFolder ? { kind: "folder", size: 0, modified: 0 } : undefined;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    fail(this.faults.read, path);
    return this.#files.get(checked(path))?.bytes.slice();
  }

  async write(path: string, bytes: Uint8Array, before?: Before): Promise<void> {
    fail(this.faults.write, path);
    const now = this.#files.get(checked(path))?.bytes;
    const isExpected = before === "nothing" ? !now : !before || (now && isSameBytes(now, before));
    if (!isExpected) throw new ChangedFile(path);
    this.put(path, bytes);
    this.log.push(`write ${path}`);
  }

  async rename(from: string, to: string): Promise<void> {
    fail(this.faults.write, to);
    const file = this.#files.get(checked(from));
    if (!file) throw new Error(`${from}: no such file`);
    if (this.#files.has(checked(to))) throw new Error(`${to}: exists`);
    this.#files.delete(from);
    this.#files.set(to, file);
    this.log.push(`rename ${from} ${to}`);
  }

  async remove(path: string): Promise<void> {
    fail(this.faults.write, path);
    if (this.#files.delete(checked(path))) this.log.push(`remove ${path}`);
  }
}

function checked(path: string): string {
  const isOutside = path.startsWith("/") || path.split("/").includes("..");
  if (isOutside) throw new Error(`${path}: outside the folder`);
  return path;
}

function fail(faults: ReadonlyMap<string, string>, path: string): void {
  const reason = faults.get(path);
  if (reason !== undefined) throw new Error(reason);
}
