import { parseArxivId } from "../ids/arxiv.ts";
import { identify } from "../ids/identify.ts";
import { arxivProblem } from "../ids/impossibleArxivId.ts";

const prefixed = /arxiv\s*[:.]\s*((?:[a-z-]+(?:\.[a-z-]+)?\/)?\d[\d.]*\d(?:v\d+)?)/i;
/** DBLP's form: `journal = {CoRR}, volume = {abs/2402.15627}`. */
const corr = /^(?:corr\s*,?\s*)?abs\/(\S+)$/i;
const address = /https?:\/\/\S{0,200}arxiv\.org\/\S+|10\.48550\/arxiv\.\S+/i;

/** The arXiv id in a field of a bibliography (`arXiv preprint arXiv:2402.15627v2`), without its version. */
export function arxivIdIn(text: string): string | undefined {
  const trimmed = text.trim();
  const found = prefixed.exec(trimmed)?.[1] ?? corr.exec(trimmed)?.[1];
  if (found !== undefined) return validArxivId(found);
  const link = address.exec(trimmed)?.[0].replace(/[)}\]>,;]+$/, "");
  const id = link === undefined ? undefined : identify(link);
  return id?.startsWith("arXiv:") ? id.slice("arXiv:".length) : undefined;
}

/** A bare id (`2402.15627v2`) without its version; `undefined` if arXiv cannot have such an id. */
export function validArxivId(raw: string): string | undefined {
  return arxivProblem(raw) === undefined ? parseArxivId(raw)?.id : undefined;
}

/** Whether a venue's name only says that the paper is a preprint: `CoRR`, `arXiv e-prints`. */
export const isArxivVenue = (venue: string): boolean =>
  /^(?:corr|arxiv(?:\.org)?(?:\s+(?:e-?prints?|preprints?))?|(?:arxiv\s+)?preprints?|computing research repository)(?:\s*\(corr\))?[,.]?(?:\s*abs\/\S*)?$/i.test(
    venue.trim(),
  );
