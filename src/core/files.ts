import { decodeUtf8 } from "./text/utf8.ts";

/**
 * The port through which core reads and writes. Paths are relative to the folder that the port stands for, with `/`
 * between the parts and no leading `/`; "" is the folder itself. An implementation refuses a path that leads outside
 * its folder, through `..` or a symbolic link, by throwing.
 */
export interface Files {
  /** What is in a folder; an empty list where there is no such folder. The order is not defined. */
  list(folder: string): Promise<readonly FileEntry[]>;
  /** `undefined` where there is nothing. */
  stat(path: string): Promise<FileStat | undefined>;
  /** The bytes; `undefined` where there is no file. Throws where there is one that cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Creates missing folders. Atomic where the host can: a reader sees the old bytes or the new ones. With `before`, a host
   * that has disks of its own looks once more right before: where other bytes stand there (or any, for "nothing"), it throws what `isChanged` knows.
   */
  write(path: string, bytes: Uint8Array, before?: Before): Promise<void>;
  /** Throws where `to` exists. */
  rename(from: string, to: string): Promise<void>;
  /** Does nothing where there is no such file. */
  remove(path: string): Promise<void>;
}

/** The port for many writes one after another, which keeps what they share until `end`: to be called in any case. */
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

/** Another program has written the file meanwhile, which stays as it is. */
export class ChangedFile extends Error {
  override readonly name = "ChangedFile";
}

/** By its name: a bundle of its own has a class of its own. */
export const isChanged = (error: unknown): boolean => error instanceof Error && error.name === "ChangedFile";

export function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, n) => byte === b[n]);
}

/** Larger files are no bibliography and no paper; they would fill the memory. */
export const maxBytes = 32 * 1024 * 1024;

/** Why a file must not be read, by what it is and how large; `undefined`: it may. To be asked before a byte is read. */
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

/** The text of a file, its byte-order mark included; `undefined` where there is none. Throws where it cannot be read. */
export async function readText(files: Files, path: string): Promise<string | undefined> {
  const bytes = await files.read(path);
  return bytes && decodeUtf8(bytes);
}

export function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** The name of the folder in which a file is written before it takes the place of the old one; `id` is 12 hex digits. */
export const temporaryName = (id: string): string => `.marginalia-${id}.tmp`;

const name = String.raw`\.marginalia-[0-9a-f]{12}\.tmp`;
const alone = new RegExp(`^${name}$`);
const within = new RegExp(`/${name}(?:/|$)`);

/** Whether a folder is one of those, by its name. */
export const isTemporary = (folder: string): boolean => alone.test(folder);

/** Whether a path leads into one of them: what comes and goes there is no news. */
export const isInTemporary = (path: string): boolean => within.test(path);
