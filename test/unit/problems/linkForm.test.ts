import assert from "node:assert/strict";
import { formExamples } from "../../../src/core/citations/forms/formExamples.ts";
import { scan } from "../../../src/core/citations/scan.ts";
import { sites } from "../../../src/core/ids/sites.ts";
import { isLink, preferredLink } from "../../../src/core/problems/linkForm.ts";

describe("the form of a link", () => {
  const only = (text: string) => {
    const [citation] = scan(text, "markdown");
    assert.ok(citation, text);
    return citation;
  };

  it("can be another for every site's address of a paper of arXiv", () => {
    const addresses = sites.flatMap(({ examples }) => Object.values<readonly string[]>(examples).flat());
    for (const address of addresses.filter((one) => /^https?:.*\/\d{4}\.\d{4,5}/.test(one))) {
      const citation = only(address);
      assert.ok(isLink(citation), address);
      assert.ok(preferredLink(citation, "doi-url")?.startsWith("https://doi.org/10.48550/"), address);
    }
  });

  it("stays for sites that have papers of their own, and for what is no address", () => {
    for (const form of ["openreview", "acl", "proceedings", "arxiv-id", "eprint", "doi"])
      for (const example of formExamples.get(form) ?? []) assert.ok(!isLink(only(example)), example);
    assert.ok(!isLink(only("arxiv.org/abs/2402.15627")));
  });
});
