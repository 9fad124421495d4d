/**
 * The largest file that any scan reads, in bytes. No person wrote a larger one, and
 * it would block or fill the memory.
 */
export const maxFileBytes = 2 * 1024 * 1024;

/**
 * The same for notebooks: their pictures make them larger, but are skipped in a
 * fraction of the time that text takes.
 */
export const maxNotebookBytes = 16 * 1024 * 1024;

/** The size limit of a file, by its path or name. */
export function maxBytesOf(path: string): number {
  return /\.ipynb$/i.test(path) ? maxNotebookBytes : maxFileBytes;
}

/** Git's own rule: a file with a zero byte in its first 8,000 is binary (unless a mark says that it is UTF-16). */
export const binaryProbeBytes = 8000;

export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** The encoding by the byte-order mark, otherwise UTF-8; `undefined` for a binary file. */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return bytes.subarray(0, binaryProbeBytes).includes(0) ? undefined : "utf-8";
}

/** The text as an editor shows it: without the byte-order mark, with U+FFFD for invalid bytes. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * Whether a file of this name is never text (pictures, archives, weights, …), so that it need not be read.
 * Files with other endings are recognised by their zero bytes.
 */
export function isBinaryName(path: string): boolean {
  const dot = path.lastIndexOf(".");
  return dot > 0 && binaryEndings.has(path.slice(dot + 1).toLowerCase());
}

const binaryEndings: ReadonlySet<string> = new Set(
  (
    "png jpg jpeg gif bmp ico icns webp avif tif tiff psd heic mp3 mp4 m4a mov avi mkv webm wav flac ogg " +
    "zip gz tgz bz2 xz zst 7z rar tar jar war whl egg vsix nupkg deb rpm dmg iso " +
    "woff woff2 ttf otf eot pdf docx xls xlsx ppt pptx odt " +
    "exe dll so dylib a lib o obj pyc pyo pyd class wasm node " +
    "npy npz pt pth ckpt safetensors onnx gguf tflite h5 hdf5 parquet feather arrow mat pkl pickle rds rda sqlite db"
  ).split(" "),
);
