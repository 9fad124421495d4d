import { decodeUtf8 } from "./text/utf8.ts";

/**
 * The port through which core reads and writes. Paths are relative to the folder that the port stands for, with `/`
 * between the parts and no leading `/`; "" is the folder itself. An implementation refuses a path that leads outside
 * its folder, through `..` or a symbolic link, by throwing.
 */
export interface Files {
  /** The entries of a folder, in no particular order; empty if there is no such folder. */
  list(folder: string): Promise<readonly FileEntry[]>;
  /** `undefined` if nothing exists at the path. */
  stat(path: string): Promise<FileStat | undefined>;
  /** The bytes; `undefined` if there is no file. Throws if there is one that cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Creates missing folders. Atomic if the host can: a reader sees the old bytes or the new ones. With
   * `before`, a host with direct access to the disk compares the file right before it writes: if it holds
   * other bytes (or exists, for "nothing"), it throws a `ChangedFile`, which `isChanged` recognises.
   */
  write(path: string, bytes: Uint8Array, before?: Before): Promise<void>;
  /** Throws if `to` exists. */
  rename(from: string, to: string): Promise<void>;
  /** Does nothing if there is no such file. */
  remove(path: string): Promise<void>;
}

/**
 * A `Files` for many writes in a row. What the writes share is kept until `end`, which must always be called.
 */
export interface ManyFiles {
  readonly files: Files;
  end(): Promise<void>;
}

export interface FileEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

export interface FileStat {
  readonly kind: "file" | "folder" | "other";
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly modified: number;
}

/** What a write expects to find: these bytes, or no file. */
export type Before = Uint8Array | "nothing";

/** Thrown by a write if another program has changed the file in the meantime; the file stays as it is. */
export class ChangedFile extends Error {
  override readonly name = "ChangedFile";
}

/**
 * Whether an error is a `ChangedFile`. Compares names, because every bundle has its own copy of the class.
 */
export const isChanged = (error: unknown): boolean => error instanceof Error && error.name === "ChangedFile";

export function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, n) => byte === b[n]);
}

/**
 * The largest file that is read, in bytes. No bibliography or paper is larger;
 * such a file would fill the memory.
 */
export const maxBytes = 32 * 1024 * 1024;

/**
 * Why a file of this kind and size must not be read; `undefined` if it may be. Ask before reading any byte.
 */
export function readRefusal(
  { kind, size }: Pick<FileStat, "kind" | "size">,
  most = maxBytes,
): string | undefined {
  if (kind === "folder") return "it is a folder";
  // Reading a pipe or a device may never end.
  if (kind === "other") return "it is neither a file nor a folder";
  return size > most ? tooLargeReason(most) : undefined;
}

export function tooLargeReason(most: number): string {
  return `it is larger than ${most / 1024 / 1024} MiB`;
}

/**
 * The text of a file, including a byte-order mark; `undefined` if there is no
 * file. Throws if it cannot be read.
 */
export async function readText(files: Files, path: string): Promise<string | undefined> {
  const bytes = await files.read(path);
  return bytes && decodeUtf8(bytes);
}

export function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/**
 * The name of the temporary folder in which a file is written before it replaces
 * the old one; `id` is 12 hex digits.
 */
export const temporaryName = (id: string): string => `.marginalia-${id}.tmp`;

const name = String.raw`\.marginalia-[0-9a-f]{12}\.tmp`;
const alone = new RegExp(`^${name}$`);
const within = new RegExp(`/${name}(?:/|$)`);

/** Whether a folder is such a temporary folder, by its name. */
export const isTemporary = (folder: string): boolean => alone.test(folder);

/** Whether a path is in such a temporary folder; changes there are ignored. */
export const isInTemporary = (path: string): boolean => within.test(path);
