// `npm run address`: writes the address and the version that package.json names into the README, the one place where users
// copy them from. test/unit/address.test.ts holds them against each other.
const { readFileSync, writeFileSync } = require("node:fs");

/** The README as it should be for this package.json. */
function addressed(readme, { repository, version }) {
  const [, slug] = /github\.com\/([^/]+\/[^/]+?)(?:\.git)?$/.exec(repository.url) ?? [];
  if (!slug) throw new Error(`package.json names no repository at GitHub: ${repository.url}`);
  return readme
    .replace(/(?<=npx github:|repo: https:\/\/github\.com\/)[\w.-]+\/[\w.-]+/g, slug)
    .replace(/(?<=rev: v|marginalia-)\d+\.\d+\.\d+(?=$|\.vsix|\.tgz)/gm, version);
}

module.exports = { addressed };

if (require.main === module) {
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  writeFileSync("README.md", addressed(readFileSync("README.md", "utf8"), manifest));
}
