import { addressOf } from "../ids/identify.ts";
import type { LibraryPaper } from "../library/libraryPaper.ts";

/** The web page of a paper: of its first id that has one, else the `url` of its record if that is a web address. */
export function addressOfPaper(paper: LibraryPaper): string | undefined {
  for (const id of paper.ids) {
    const address = addressOf(id);
    if (address !== undefined && isWebAddress(address)) return address;
  }
  return paper.url !== undefined && isWebAddress(paper.url) ? paper.url : undefined;
}

const isWebAddress = (text: string) => /^https?:\/\/[^/]/i.test(text.trim());
