import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const cite = "# arXiv:2402.15627\n";

/** Names that steer a terminal or a runner of workflows, or turn the line around. */
const names = [
  "\x1b]0;pwned\x07.py",
  "\x9b31m.py",
  "::set-output name=x::y.py",
  "##[error]x.py",
  "a\n::error::b.py",
  "\u202egnp.py",
  "c\rd.py",
];

/** 27 definitions, each twice the one before: 128 MB, were they expanded; and 60 entries that use the last. */
const doubling = [
  "@string{a0 = {xxxxxxxxxxxxxxxx}}",
  ...Array.from({ length: 27 }, (_, n) => `@string{a${n + 1} = a${n} # a${n}}`),
  ...Array.from({ length: 60 }, (_, n) => `@article{bomb${n}, title = a27, year = {2020}}`),
  "@article{sound2020, title = {A sound record}, year = {2020}}",
].join("\n");

const crossrefs = [
  ...Array.from(
    { length: 2000 },
    (_, n) => `@inproceedings{chain${n}, title={T${n}}, crossref={chain${n + 1}}}`,
  ),
  "@book{round1, crossref={round2}}",
  "@book{round2, crossref={round1}}",
].join("\n");

const aliases = [
  "---",
  "citekey: alias2020",
  "title: T",
  "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
  ...Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(10)}]`),
  "---",
  "",
].join("\n");

/**
 * Lays out a repository whose every file is made to hang, to fill the memory, to lead out or to steer what reads it; among
 * them `good.py` and `refs/good.bib`, which must be read all the same. Not for Windows.
 */
export function layOutHostileRepository(folder: string): void {
  const file = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const linked = (path: string, target: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(target, join(folder, path));
  };
  const pipe = (path: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    spawnSync("mkfifo", [join(folder, path)]);
  };
  file("good.py", cite);
  file("refs/good.bib", "@misc{good2020, title={Good}}\n");
  file("papers/good2021.md", "---\ncitekey: good2021\ntitle: Good too\n---\n");
  spawnSync("git", ["init", "-q", folder]);
  for (const path of ["pipe.py", "refs/pipe.bib", "papers/pipe.md", "library.fifo"]) pipe(path);
  for (const path of [
    "zero.py",
    "refs/zero.bib",
    "papers/zero.md",
    ".gitignore",
    "library.zero",
    "library.bib",
  ])
    linked(path, "/dev/zero");
  linked("refs/random.json", "/dev/urandom");
  linked("inner/.ignore", "/dev/zero");
  linked(".git/info/exclude.link", "/dev/zero");
  linked("loop/again", "..");
  linked("passwd.bib", "/etc/passwd");
  file("inner/good.py", cite);
  file("refs/doubling.bib", doubling);
  file("refs/crossrefs.bib", crossrefs);
  file("refs/entries.bib", "@a{".repeat(500_000));
  file("refs/braces.bib", `@misc{deep, title=${"{".repeat(1_000_000)}`);
  file("refs/deep.json", `${"[".repeat(200_000)}${"]".repeat(200_000)}`);
  file("refs/surrogate.json", '[{"id": "\\ud800", "title": "Half a letter", "DOI": "10.1234/\\udc00"}]');
  file("papers/aliases.md", aliases);
  file("papers/keys.md", `---\n${Array.from({ length: 100_000 }, (_, n) => `k${n}: 1`).join("\n")}\n---\n`);
  file("papers/latin1.md", Buffer.from("---\ncitekey: latin2020\ntitle: caf\xe9\n---\n", "latin1"));
  file("nested.ipynb", `{"cells":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
  file("brackets.py", `# arXiv:2402.15627 ${"([{<".repeat(400_000)}\n`);
  file("patterns/.gitignore", Array.from({ length: 100_000 }, (_, n) => `**/a*b${n}*c`).join("\n"));
  for (let n = 0; n < 500; n++) file(`patterns/f${n}.py`, cite);
  for (const name of names) file(name, "# arXiv:1805.0366 arXiv:2402.15627\n");
}
