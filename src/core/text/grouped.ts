/**
 * A whole number in English, in groups of three digits: `30,000`. Not `toLocaleString`, whose first call takes as long
 * as compiling all of the command line.
 */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
