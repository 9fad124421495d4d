import assert from "node:assert/strict";
import { citedVersions } from "../../../src/core/citations/citedVersions.ts";
import { scan } from "../../../src/core/citations/scan.ts";

describe("the versions that citations name", () => {
  const found = (text: string) =>
    citedVersions(scan(text, "python")).map(({ version, times }) => [version, times]);

  it("are counted over every form, lowest first, without those that name none", () => {
    const text = `
# https://arxiv.org/abs/1706.03762v5, arXiv:1706.03762v2
# https://arxiv.org/pdf/1706.03762v5.pdf
# arXiv:math/0611800v2
# https://huggingface.co/papers/1706.03762
`;
    assert.deepEqual(found(text), [
      [2, 2],
      [5, 2],
    ]);
  });

  it("are of arXiv alone: no other id ends in one", () => {
    assert.deepEqual(found("# doi:10.5281/zenodo.1234v2, https://doi.org/10.21203/rs.3.rs-1234/v1"), []);
    assert.deepEqual(found("# arXiv:1706.03762"), []);
  });
});
