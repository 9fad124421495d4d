// Realistic records, all different, for measurements of large libraries.
const nouns = [
  "Attention",
  "Scheduling",
  "Caches",
  "Gradients",
  "Checkpoints",
  "Retrieval",
  "Quantization",
  "Pruning",
];
const families = [
  "Bee",
  "van den Oord",
  "Smith",
  "García",
  "Li",
  "Müller",
  "Okafor",
  "Tanaka",
  "Rossi",
  "Novak",
];

const pick = (all: readonly string[], n: number): string => all[n % all.length] ?? "";
const titleOf = (n: number): string =>
  `${pick(nouns, n)} and ${pick(nouns, Math.floor(n / 8))} for Large Models, a Study of Case ${n}`;
const authorsOf = (n: number): readonly string[] =>
  Array.from(
    { length: 1 + (n % 5) },
    (_, k) => `${pick(families, n + 3 * k)}, A. ${String.fromCharCode(65 + ((n + k) % 26))}.`,
  );
const yearOf = (n: number): number => 2000 + (n % 25);
const abstractOf = (n: number): string => `We study ${titleOf(n).toLowerCase()}. `.repeat(8).trim();

export function paperFile(n: number): string {
  const authors = authorsOf(n)
    .map((name) => JSON.stringify(name))
    .join(", ");
  return `---
citekey: paper${n}
title: ${JSON.stringify(titleOf(n))}
authors: [${authors}]
year: ${yearOf(n)}
arxiv: "${String(2001 + (n % 12))}.${String(10000 + n)}"
category: group-${n % 40}
tags: [${pick(nouns, n)}, case-${n % 100}]
status: unread
abstract: >-
  ${abstractOf(n)}
---
${n % 3 === 0 ? `A note on case ${n}.\n` : ""}`;
}

export function bibEntry(n: number): string {
  return `@article{paper${n},
  title = {${titleOf(n)}},
  author = {${authorsOf(n).join(" and ")}},
  journal = {Journal of ${pick(nouns, n)}},
  year = {${yearOf(n)}},
  volume = {${n % 30}},
  pages = {${n}--${n + 9}},
  doi = {10.1000/case.${n}},
  abstract = {${abstractOf(n)}},
}
`;
}

export function cslItem(n: number): object {
  return {
    id: `paper${n}`,
    type: "article-journal",
    title: titleOf(n),
    author: authorsOf(n).map((name) => {
      const [family, given] = name.split(", ");
      return { family, given };
    }),
    issued: { "date-parts": [[yearOf(n), 1 + (n % 12)]] },
    "container-title": `Journal of ${pick(nouns, n)}`,
    DOI: `10.1000/case.${n}`,
    abstract: abstractOf(n),
  };
}

export function risEntry(n: number): string {
  const authors = authorsOf(n).map((name) => `AU  - ${name}\n`);
  return `TY  - JOUR
TI  - ${titleOf(n)}
${authors.join("")}T2  - Journal of ${pick(nouns, n)}
PY  - ${yearOf(n)}
VL  - ${n % 30}
DO  - 10.1000/case.${n}
AB  - ${abstractOf(n)}
ER  - 
`;
}
