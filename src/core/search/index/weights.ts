// The weight of a term in a document as one byte, on a scale of logarithms: 255 steps of 2.9 per cent, from 0.02 to 30.
const least = 0.02;
const step = Math.log(1500) / 255;

const ofByte = Float32Array.from({ length: 256 }, (_, byte) => least * Math.exp(byte * step));

export function weightByte(weight: number): number {
  return Math.max(0, Math.min(255, Math.round(Math.log(weight / least) / step)));
}

export function weightOf(byte: number): number {
  return ofByte[byte] ?? 0;
}
