import assert from "node:assert/strict";
import { venueKind } from "../../../src/core/bibliography/venueKind.ts";
import { paperOf } from "./parse.ts";

const kinds = {
  journal: [
    "SIAM Journal on Imaging Sciences",
    "Nature Methods",
    "Biometrika",
    "Computers & Mathematics with Applications",
    "Proceedings of the National Academy of Sciences",
    "TMLR 2023",
    "ACM Transactions on Graphics (TOG)",
    "PRX Quantum",
  ],
  meeting: [
    "NeurIPS 2022",
    "SC 2021",
    "USENIX ATC",
    "Findings of EMNLP 2024",
    "Proceedings of the 2004 ACM/IEEE conference on Supercomputing",
    "Computer Vision--ECCV 2014",
    "Interspeech",
  ],
  preprint: ["arXiv preprint arXiv:1706.03762", "CoRR", "bioRxiv"],
} as const;

describe("A venue", () => {
  for (const [kind, venues] of Object.entries(kinds))
    for (const venue of venues)
      it(`is a ${kind}: ${venue}`, () => {
        assert.equal(venueKind(venue), kind);
      });
});

describe("A journal that is a command of astronomers' classes", () => {
  for (const [written, venue] of [
    ["{\\mnras}", "Monthly Notices of the Royal Astronomical Society"],
    ["{{\\aap}}", "Astronomy and Astrophysics"],
    ['"\\apj "', "The Astrophysical Journal"],
    ["{\\Nature}", "Nature"],
    ["{\\toString}", "toString"],
  ] as const)
    it(`${written} is ${venue}`, () => {
      assert.equal(paperOf(`@article{a, title = {A Title}, journal = ${written}}`).venue, venue);
    });
});
