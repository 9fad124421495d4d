// The weight of a term in a document is stored as one byte on a logarithmic scale: 255 steps of 2.9 per cent, from
// 0.02 to 30.
const least = 0.02;
const step = Math.log(1500) / 255;

const ofByte = Float32Array.from({ length: 256 }, (_, byte) => least * Math.exp(byte * step));

/** Encodes a weight as a byte; a weight outside the scale becomes the nearest end of it. */
export function weightByte(weight: number): number {
  return Math.max(0, Math.min(255, Math.round(Math.log(weight / least) / step)));
}

/** Decodes a byte as a weight. */
export function weightOf(byte: number): number {
  return ofByte[byte] ?? 0;
}
