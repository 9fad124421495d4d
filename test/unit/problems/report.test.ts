import assert from "node:assert/strict";
import type { Problem } from "../../../src/core/problem.ts";
import { githubAnnotation } from "../../../src/core/problems/report/github.ts";
import { problemLine, reportedProblem } from "../../../src/core/problems/report/plain.ts";
import { sarif } from "../../../src/core/problems/report/sarif.ts";

const problem: Problem = {
  file: "src/a b,c.py",
  line: 11,
  start: 4,
  end: 13,
  code: "malformed-arxiv-id",
  severity: "warning",
  args: { id: "1805.0366", reason: "digits", expected: "5" },
};

describe("Reports of problems", () => {
  it("are one line each for people, counted from 1", () => {
    assert.equal(
      problemLine(problem),
      "src/a b,c.py:12:5: warning: arXiv cannot have an id 1805.0366: ids of that month have 5 digits after the date. [malformed-arxiv-id]",
    );
  });

  it("have the fields of the JSON form", () => {
    assert.deepEqual(Object.keys(reportedProblem(problem)), [
      "file",
      "line",
      "column",
      "endColumn",
      "code",
      "severity",
      "message",
    ]);
    assert.equal(reportedProblem(problem).endColumn, 14);
  });

  it("escape what GitHub's workflow commands give a meaning", () => {
    const odd = { ...problem, args: { id: "1:2\n%", reason: "month" } };
    const line = githubAnnotation(odd);
    assert.ok(
      line.startsWith("::warning file=src/a b%2Cc.py,line=12,col=5,endColumn=14,title=malformed-arxiv-id::"),
    );
    assert.ok(line.includes("1:2%0A%25"));
    assert.ok(!line.includes("\n"));
  });

  it("point at the place in SARIF, with the file as a relative uri", () => {
    const log = JSON.parse(JSON.stringify(sarif([problem], "1.2.3")));
    const result = log.runs[0].results[0];
    assert.equal(log.version, "2.1.0");
    assert.equal(log.runs[0].tool.driver.rules[result.ruleIndex].id, "malformed-arxiv-id");
    assert.deepEqual(result.locations[0].physicalLocation, {
      artifactLocation: { uri: "src/a%20b%2Cc.py" },
      region: { startLine: 12, startColumn: 5, endLine: 12, endColumn: 14 },
    });
  });
});
