const tailChar = /[\w\-./~%?#=&:;,@!$*+()[\]]/;

/** Where the rest of an address (further path, query, fragment) ends that goes on at `start`, if it goes on there. */
export function tailEnd(text: string, start: number): number {
  if (!/[/?#&]/.test(text.charAt(start))) return start;
  const open: string[] = [];
  let end = start;
  for (const limit = Math.min(text.length, start + 500); end < limit; end++) {
    const char = text.charAt(end);
    if (!tailChar.test(char)) break;
    if (char === "(" || char === "[") open.push(char === "(" ? ")" : "]");
    if ((char === ")" || char === "]") && open.pop() !== char) break;
    if (char === "&" && /^&(?:gt|lt|quot);/.test(text.slice(end, end + 6))) break;
  }
  while (end > start && /[.,;:!?*_~&([$]/.test(text.charAt(end - 1))) end--;
  return end;
}
